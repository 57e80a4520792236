// Questions are asked one at a time and in their order. Gradio drops an event whose function is still at work, so a
// question that comes while another is being answered, or while the conversation of a page opened again is on its way
// back, waits here, where the reader sees it. A new conversation waits for the end of an answer in the same way.
const NEW = null;
let waiting = [];
let sent = []; // what was sent and is not in the conversation yet
let busy = true; // until the conversation is back
try {
  waiting = JSON.parse(sessionStorage.getItem("corridor.waiting") ?? "[]");
} catch {
  // A browser that keeps nothing loses what waits when the page is opened again, and nothing else.
}

const show = () => {
  const lines = waiting.filter((question) => question !== NEW).map((question) => {
    const line = document.createElement("li");
    line.textContent = question;
    line.dir = "auto";
    return line;
  });
  element.querySelector("ol").replaceChildren(...lines);
  document.getElementById("chat").setAttribute("aria-busy", String(busy));
  ours.keep("waiting", [...sent, ...waiting]);
};
const next = () => {
  if (!busy && waiting.length) {
    busy = true;
    const question = waiting.shift();
    sent = [question];
    if (question === NEW) trigger("clear");
    else trigger("submit", { question });
  }
  nudge();
  show();
};
const enqueue = (question) => {
  waiting.push(question);
  next();
};
ours.ask = (question) => {
  if (question.trim() || !busy) enqueue(question); // else Enter was pressed twice
};
ours.arrived = () => {
  sent = [];
  show();
};
ours.rest = () => {
  busy = false;
  sent = [];
  next();
};

const write = (words) => {
  const box = document.querySelector("#ask textarea");
  box.value = words;
  box.dispatchEvent(new Event("input", { bubbles: true }));
};
// The server could not be asked: the reader has the question back, unless another is being written.
ours.fail = () => {
  const [question] = sent;
  if (question && !document.querySelector("#ask textarea").value) write(question);
  ours.rest();
};
// The box is emptied at once, so that the next question can be written while this one is answered.
const taken = (event) => {
  event.preventDefault();
  event.stopPropagation();
  const question = document.querySelector("#ask textarea").value;
  write("");
  ours.ask(question);
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.closest?.("#ask")) taken(event);
}, true);
document.addEventListener("click", (event) => {
  if (event.target.closest?.("#ask .submit-button")) taken(event);
  if (event.target.closest?.("#new")) {
    waiting = [];
    enqueue(NEW);
  }
}, true);

// Gradio's stream of results may be closing just as a call goes out; what the call brings then waits for the next
// stream (gradio 6.31, "close_stream" in client/js/src/utils/stream.ts). A call that does nothing opens one; some are
// made after whatever a reader does, in any tab.
let nudges = [];
const nudge = () => {
  nudges.forEach(clearTimeout);
  nudges = [400, 1500, 5000].map((wait) => setTimeout(() => trigger("expand"), wait));
};
for (const kind of ["click", "input", "keydown"]) document.addEventListener(kind, nudge);
nudge();
// An answer of a busy server may come after the last of these, and nothing else would fetch it.
setInterval(() => {
  if (busy) trigger("expand");
}, 5000);
