// The reader's half of the table of figures, run once by its gr.HTML: read when it is first seen, sort by its headings.
new IntersectionObserver((seen) => {
  if (seen.some((each) => each.isIntersecting)) trigger("seen", {});
}).observe(element);

let pressed = null;
element.addEventListener("click", (event) => {
  pressed = event.target.closest("button[data-sort]")?.dataset.sort ?? null;
  if (pressed) trigger("sort", { column: pressed });
});
// The heading that was pressed keeps the focus, though the table is another now, until something else takes it.
watch("value", () => {
  if (pressed && document.activeElement === document.body) {
    element.querySelector(`button[data-sort="${pressed}"]`)?.focus({ preventScroll: true });
  }
});
