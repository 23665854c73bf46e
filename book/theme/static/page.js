const page = document.documentElement;
const find = (selector) => document.querySelector(selector);

// Colours: auto, light, dark.
const themes = ["auto", "light", "dark"];
const nameTheme = () => { find("#theme-name").textContent = page.dataset.theme || "auto"; };
// The browser's own bar takes the paper's colour, also when the reader chose another than the system's.
const frames = [...document.querySelectorAll("meta[name=theme-color]")].map((meta) => [meta, meta.content]);
const paintFrame = () => frames.forEach(([meta, own]) => {
  const chosen = themes.indexOf(page.dataset.theme);
  meta.content = chosen > 0 ? frames[chosen - 1][1] : own;
});
const setTheme = (theme) => {
  if (theme === "auto") delete page.dataset.theme;
  else page.dataset.theme = theme;
  nameTheme();
  paintFrame();
};
find("#theme-button").addEventListener("click", () => {
  const theme = themes[(themes.indexOf(page.dataset.theme || "auto") + 1) % 3];
  setTheme(theme);
  try {
    if (theme === "auto") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch { /* A browser that refuses storage forgets the choice, no more. */ }
});
addEventListener("storage", ({ key, newValue }) => { if (key === "theme") setTheme(newValue || "auto"); });
nameTheme();
paintFrame();

// Search: a dialog here, the words themselves on search.html.
const dialog = find("#search-dialog");
const openSearch = () => {
  if (!dialog) find("#search-words").focus();
  else if (!dialog.open) dialog.showModal();
};
find("#search-button").addEventListener("click", openSearch);
dialog?.addEventListener("click", ({ target }) => { if (target === dialog) dialog.close(); });
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openSearch();
  }
});

// The drawer closes when the focus walks out of it or the screen grows wide.
const contents = find("#contents");
const closeContents = () => { if (contents.matches(":popover-open")) contents.hidePopover(); };
if (contents.hidePopover) {
  // It opens where the reader is, not at its beginning.
  contents.addEventListener("toggle", ({ newState }) => {
    if (newState === "open") contents.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  });
  contents.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !contents.contains(relatedTarget)) closeContents();
  });
  matchMedia("(min-width: 60rem)").addEventListener("change", closeContents);
}

// A box that does not scroll is no stop for the Tab key.
const scrollers = document.querySelectorAll(".scroll, .highlight > pre");
const trimStops = () => scrollers.forEach((box) => { box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1; });
addEventListener("resize", trimStops);
document.addEventListener("toggle", trimStops, true);
trimStops();

for (const box of document.querySelectorAll(".highlight:has(> pre)")) {
  if (box.closest(".cell_output") || !navigator.clipboard) continue;
  const button = document.createElement("button");
  const text = box.textContent;
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  box.append(button);
}

// Paper cannot be clicked.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("article details:not([open])")];
  opened.forEach((box) => { box.open = true; });
});
addEventListener("afterprint", () => opened.forEach((box) => { box.open = false; }));
