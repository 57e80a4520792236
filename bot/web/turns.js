// The conversation: this tab keeps its questions, so that a page opened again can ask them anew.
ours.keep = (name, value) => {
  try {
    sessionStorage.setItem(`corridor.${name}`, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing loses the conversation when the page is opened again, and nothing else.
  }
};
watch("value", () => {
  const turns = props.value || [];
  ours.keep("turns", turns.map(({ question, scope }) => ({ question, scope })));
  ours.arrived();
  element.querySelector(".turn:last-child")?.scrollIntoView({ block: "start" });
});

// An image or a file is no question.
const refuse = (event, carried) => {
  if (!event.target.closest?.("#ask") || !carried?.files.length) return;
  event.preventDefault();
  trigger("upload");
};
document.addEventListener("paste", (event) => refuse(event, event.clipboardData));
document.addEventListener("drop", (event) => refuse(event, event.dataTransfer));
