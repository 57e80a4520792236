// The conversation: this tab keeps its questions, so that a page opened again can ask them anew.
watch("value", () => {
  const turns = props.value || [];
  try {
    sessionStorage.setItem("corridor.turns", JSON.stringify(turns.map(({ question, scope }) => ({ question, scope }))));
  } catch {
    // A browser that keeps nothing loses the conversation when the page is opened again, and nothing else.
  }
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

// Gradio's stream of results may be closing just as a call goes out; what the call brings then waits for the next
// stream (gradio 6.31, "close_stream" in client/js/src/utils/stream.ts). A call that does nothing opens one.
let nudges = [];
const nudged = (event) => {
  if (!event.target.closest?.("#talk, #source") || (event.type === "keydown" && event.key !== "Enter")) return;
  nudges.forEach(clearTimeout);
  nudges = [1500, 5000].map((wait) => setTimeout(() => trigger("expand"), wait));
};
document.addEventListener("click", nudged);
document.addEventListener("keydown", nudged);
