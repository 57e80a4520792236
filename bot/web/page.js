// Gradio runs this for each piece of HTML of Corridor's own, with `element`, `props`, `trigger` and `watch` given: what a
// reader does in it becomes an event of that piece ("select", "like", "upload"), goes into the queue of questions, or is
// done right here.
const ours = (window.corridor ??= { opener: null });

const placeOf = (link) => {
  const tip = document.getElementById(link.getAttribute("aria-describedby"));
  const quote = tip?.querySelector(".words").textContent ?? "";
  return { ...Object.fromEntries(new URLSearchParams(link.hash.slice(1))), quote };
};

const copy = async (button, words) => {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(words);
  } else {
    // Over plain HTTP from another machine there is no clipboard but this one.
    const area = document.body.appendChild(document.createElement("textarea"));
    area.value = words;
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  button.textContent = "Copied";
  setTimeout(() => (button.textContent = "Copy"), 2000);
};

const giveReason = (button) => {
  const form = document.getElementById(button.getAttribute("aria-controls"));
  const same = form.dataset.rating === button.dataset.thumb && !form.hidden;
  for (const thumb of button.parentElement.querySelectorAll("[data-thumb]")) {
    thumb.setAttribute("aria-expanded", String(thumb === button && !same));
  }
  form.hidden = same;
  form.dataset.rating = button.dataset.thumb;
  form.querySelector(".prompt").textContent = button.dataset.thumb === "up" ? "What was good?" : "What is wrong?";
  if (!same) form.elements.reason.focus();
};

const close = () => {
  props.value = "";
  (ours.opener?.isConnected ? ours.opener : document.querySelector("#ask textarea"))?.focus();
};

element.addEventListener("click", (event) => {
  const found = event.target.closest("[data-ask], [data-source], [data-copy], [data-thumb], [data-close], [data-away]");
  if (!found || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if ("source" in found.dataset) {
    event.preventDefault();
    ours.opener = found;
    trigger("select", placeOf(found));
  } else if ("ask" in found.dataset) ours.ask(found.dataset.ask);
  else if ("copy" in found.dataset) copy(found, found.closest(".answer").querySelector(".plain").textContent);
  else if ("thumb" in found.dataset) giveReason(found);
  else close();
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if ("feedback" in form.dataset) {
    form.hidden = true;
    for (const thumb of form.parentElement.querySelectorAll("[data-thumb]")) {
      thumb.setAttribute("aria-expanded", "false");
    }
    trigger("like", { turn: form.dataset.feedback, thumb: form.dataset.rating, reason: form.elements.reason.value });
  } else {
    ours.ask(form.elements.question.value);
  }
});

// Escape puts away what was opened: the panel, a form, or the quote that a citation shows.
element.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const form = event.target.closest("form.why");
  if (element.querySelector(".panel")) close();
  else if (form) form.parentElement.querySelector(`[data-thumb="${form.dataset.rating}"]`).click();
  else element.classList.add("quiet");
});
for (const kind of ["pointerover", "focusin"]) {
  element.addEventListener(kind, (event) => {
    if (event.target.closest(".cite")) element.classList.remove("quiet");
  });
}
