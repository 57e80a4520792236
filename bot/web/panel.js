// The source panel: what was cited comes into view, and the keyboard is taken there.
watch("value", () => {
  const heading = element.querySelector("h2");
  if (!heading) return;
  heading.focus({ preventScroll: true });
  const box = element.querySelector(".surroundings");
  const mark = element.querySelector("mark");
  if (box && mark) box.scrollTop = mark.offsetTop - box.offsetTop - box.clientHeight / 3;
});
