// What is offered comes below the answer: its question stays at the top, now that the page is long enough.
watch("value", () => document.querySelector("#chat .turn:last-child")?.scrollIntoView({ block: "start" }));
