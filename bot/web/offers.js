// What is offered goes with the conversation as it stood when it was looked for. If that has gone on meanwhile, it comes
// too late, and what was there stays.
let kept = "";
watch("value", () => {
  const section = element.querySelector(".offers");
  const turns = document.querySelectorAll("#chat .turn");
  if (section && Number(section.dataset.turns) !== turns.length) {
    props.value = kept;
    return;
  }
  kept = props.value;
  // The page is longer now: the newest question goes back to the top.
  turns[turns.length - 1]?.scrollIntoView({ block: "start" });
});
