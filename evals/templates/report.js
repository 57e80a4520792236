// Filters the cases. Without it every case is there all the same; passed ones stand in their collapsed list.
const filter = document.getElementById("filter");
if (filter) {
  const passed = document.getElementById("passed");
  const choose = () => {
    const kind = filter.elements.kind.value, result = filter.elements.result.value;
    for (const item of document.querySelectorAll("[data-kind]")) {
      item.hidden = (kind && item.dataset.kind !== kind) || (result && item.dataset.result !== result);
    }
    for (const group of document.querySelectorAll("[data-group]")) {
      group.hidden = Boolean(result) && group.dataset.group !== result;
    }
    const cases = [...document.querySelectorAll("[data-counts]")];
    filter.elements.count.value = `${cases.filter((item) => !item.hidden).length} of ${cases.length} cases`;
  };
  filter.addEventListener("input", (event) => {
    choose();
    if (passed && event.target.name === "result") passed.open = event.target.value === "passed";
  });
  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.hidden = false;
  choose(); // a browser that goes back keeps what was chosen
}
