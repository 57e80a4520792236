// Run once when the page has loaded: a link to a place in an article opens the tab "Articles", and going back returns.
() => {
  const PLACE = "#article=";
  const tabs = () => [...document.querySelectorAll('[role="tab"]')];
  const select = (name) => {
    const tab = tabs().find((tab) => tab.textContent.trim() === name);
    if (tab && tab.getAttribute("aria-selected") !== "true") tab.click();
  };
  const follow = () => {
    if (location.hash.startsWith(PLACE)) select("Articles");
  };
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !event.target.closest?.(`a[href^="${PLACE}"]`)) return;
    const here = tabs().find((tab) => tab.getAttribute("aria-selected") === "true");
    history.replaceState({ ...history.state, tab: here?.textContent.trim() }, "");
    setTimeout(() => event.defaultPrevented || follow()); // when all who listen have had their say
  });
  window.addEventListener("popstate", (event) => {
    if (event.state?.tab) select(event.state.tab);
    else follow();
  });
  follow();
}
