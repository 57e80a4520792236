// The reader's half of the Articles tab, run once by its gr.HTML: links to places in articles open there.
const PLACE = "#article=";

const open = () => {
  if (location.hash.startsWith(PLACE)) trigger("show", { link: location.hash });
};
window.addEventListener("hashchange", open);
// A link to the place that the address names already changes nothing, but is followed all the same.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(`a[href^="${PLACE}"]`);
  if (link?.getAttribute("href") !== location.hash) return;
  setTimeout(() => event.defaultPrevented || open()); // when all who listen have had their say
});

// What is to be looked at changes its token: a place that was opened also takes the focus, for keyboard and speech.
let token = null;
watch("value", () => {
  const looked = element.querySelector("[data-look]");
  if (!looked || looked.dataset.look === token) return;
  token = looked.dataset.look;
  const place = element.querySelector("mark.current") ?? element.querySelector("mark.cited")
    ?? element.querySelector(".paragraph.target") ?? element.querySelector("h2");
  if (looked.hasAttribute("data-focus")) {
    (place.closest("[tabindex]") ?? place).focus({ preventScroll: true });
  }
  if (!looked.hasAttribute("data-still")) {
    place.scrollIntoView({ block: place.tagName === "H2" ? "start" : "center" });
  }
});

if (location.hash.startsWith(PLACE)) open();
else trigger("show", { link: "" });
