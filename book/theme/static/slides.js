// Slides in full screen: a section of the page each. The scrolling is the browser's own, so fingers,
// the space bar and a presenter's remote (Page Down, Page Up) work, too.
{
  const page = document.documentElement;
  const slides = [...document.querySelectorAll("article > section > section")];
  const start = document.querySelector("#present");
  const at = () => slides.findIndex((slide) => slide.getBoundingClientRect().bottom > innerHeight / 2);
  const show = (number) => slides[Math.max(0, Math.min(number, slides.length - 1))].scrollIntoView({ behavior: "instant" });
  const end = () => {
    if (!page.classList.contains("presenting")) return;
    const here = at();
    page.classList.remove("presenting");
    show(here);
    start.focus({ preventScroll: true });
  };
  const keys = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1,
    ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1,
    Home: -slides.length, End: slides.length,
  };
  start.hidden = false;
  start.addEventListener("click", async () => {
    page.classList.add("presenting");
    show(0);
    start.blur();
    // A phone may have no full screen; the slides fill its window.
    try { await page.requestFullscreen(); } catch { /* as said */ }
    show(0);
  });
  document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement) end(); });
  addEventListener("resize", () => { if (page.classList.contains("presenting")) show(at()); });
  addEventListener("keydown", (event) => {
    if (!page.classList.contains("presenting") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (document.fullscreenElement) document.exitFullscreen();
      end();
    } else if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      show(at() + (event.shiftKey && event.key === " " ? -1 : keys[event.key]));
    }
  });
}
