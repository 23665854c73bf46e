// Makes the calculators and tables of a page live. A form holds its Vega specification: the
// reader's inputs set its signals, its signals fill the outputs. No formula is written here.
(() => {
  "use strict";

  const here = document.currentScript;
  const vegaUrl = here.dataset.vega;
  const scripts = new Map();

  // A script of the site, loaded once. A page opened from a memory stick may load scripts, and may
  // not fetch data.
  function loadScript(url) {
    if (!scripts.has(url)) {
      scripts.set(url, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = url;
        script.onload = resolve;
        script.onerror = () => {
          scripts.delete(url);
          reject(new Error("the calculator's script could not be loaded"));
        };
        document.head.append(script);
      }));
    }
    return scripts.get(url);
  }

  function dataOf(element, name) {
    return JSON.parse(element.querySelector(`script[data-${name}]`).textContent);
  }

  // The same text as livemoney.text.Format gives.
  function shown(value, format) {
    const scaled = value * format.scale;
    const [whole, decimals] = Math.abs(scaled).toFixed(format.digits).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
    const digits = decimals === undefined ? grouped : `${grouped}.${decimals}`;
    const sign = scaled < 0 && Number(digits.replaceAll(",", "")) !== 0 ? "\u2212" : "";
    return `${sign}${format.prefix}${digits}${format.suffix}`;
  }

  // The specification stands in the page or, where there are many, in a file of its own.
  async function specificationOf(form) {
    const { source } = form.querySelector("script[data-specification]").dataset;
    if (!source) return dataOf(form, "specification");
    await loadScript(source);
    return window.livemoneySpecifications[form.dataset.calculator];
  }

  async function drawView(container, loading) {
    const [specification] = await Promise.all([loading, loadScript(vegaUrl)]);
    const { View, parse } = window.vega;
    const view = new View(parse(specification), { renderer: "svg", hover: true });
    const live = document.createElement("div");
    live.className = "chart-live";
    container.append(live);
    view.initialize(live).run();
    // The drawing made at build time stays until there is one to replace it.
    container.querySelectorAll(".chart-phone, .chart-wide").forEach((still) => still.remove());
    if (window.ResizeObserver) {
      let width = live.clientWidth;
      new ResizeObserver(() => {
        if (live.clientWidth && live.clientWidth !== width) {
          width = live.clientWidth;
          view.signal("width", width).runAsync();
        }
      }).observe(live);
    }
    return view;
  }

  function whenNear(element, action) {
    if (!window.IntersectionObserver) return action();
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        observer.disconnect();
        action();
      }
    }, { rootMargin: "300px" });
    observer.observe(element);
  }

  class Calculator {
    constructor(form) {
      this.form = form;
      this.id = form.dataset.calculator;
      const { inputs, outputs } = dataOf(form, "settings");
      this.inputs = inputs;
      this.outputs = outputs;
      this.good = Object.fromEntries(
        Object.keys(inputs).map((name) => [name, this.read(name).value]));
      form.addEventListener("input", (event) => this.changed(event.target));
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("reset", (event) => {
        event.preventDefault();
        this.set(Object.fromEntries(
          Object.entries(inputs).map(([name, input]) => [name, String(input.default)])));
        this.remember();
      });
      form.querySelector("[data-copy-link]").addEventListener("click", () => this.copyLink());
      form.querySelector("[data-save-csv]").addEventListener("click", () => this.saveCsv());
      form.querySelector(".calculator-actions").hidden = false;
      whenNear(form, () => this.start());
    }

    field(name) {
      return this.form.querySelector(`[data-field="${name}"]`);
    }

    control(name) {
      return this.form.elements.namedItem(name);
    }

    // What stands in a control: {value}, or {error} with what is allowed.
    read(name) {
      const control = this.control(name);
      const input = this.inputs[name];
      if (!("allowed" in input)) return { value: control.value };
      const text = control.value.trim();
      const value = Number(text);
      const good = text !== "" && Number.isFinite(value) && value >= input.low
        && value <= input.high && !(input.integer && !Number.isInteger(value));
      return good ? { value } : { error: `Allowed: ${input.allowed}.` };
    }

    changed(target) {
      const slider = target.dataset.sliderOf;
      const name = slider ?? target.name;
      if (!(name in this.inputs)) return;
      if (slider) this.control(name).value = target.value;
      this.accept(name, !slider);
      this.remember();
    }

    // Takes what stands in a control if it is allowed; otherwise says what is, and the results
    // stay those of the last good value.
    accept(name, moveSlider) {
      const { value, error } = this.read(name);
      const field = this.field(name);
      if (error) field.closest("details")?.setAttribute("open", "");
      field.querySelector(".calculator-error").textContent =
        error ? `${error} The results are still for ${this.good[name]}.` : "";
      this.control(name).setAttribute("aria-invalid", String(Boolean(error)));
      if (error) return;
      this.good[name] = value;
      const slider = field.querySelector("[data-slider-of]");
      if (slider && moveSlider) slider.value = value;
      const percent = field.querySelector("[data-percent]");
      if (percent) percent.textContent = shown(value, this.inputs[name].percent);
      this.update();
    }

    set(texts) {
      const unknown = Object.keys(texts).filter((name) => !(name in this.inputs));
      this.say(unknown.length
        ? `The link also sets ${unknown.join(", ")}, which this calculator does not have.` : "");
      for (const [name, text] of Object.entries(texts)) {
        if (!(name in this.inputs)) continue;
        const control = this.control(name);
        // A link may name a choice that is gone: keep the one that is there.
        if (control.tagName === "SELECT" && ![...control.options].some((o) => o.value === text)) {
          this.field(name).querySelector(".calculator-error").textContent =
            `The link asks for "${text}", which is not among the choices.`;
          continue;
        }
        control.value = text;
        this.accept(name, true);
      }
    }

    start() {
      this.starting ??= drawView(
        this.form.querySelector(".chart-drawing"), specificationOf(this.form))
        .then((view) => {
          this.view = view;
          this.update();
          this.form.dataset.live = "";
        })
        .catch((error) => {
          this.starting = undefined;
          this.say(`Not live yet: ${error.message}. The numbers shown are for the defaults.`);
        });
      return this.starting;
    }

    update() {
      for (const [name, input] of Object.entries(this.inputs)) {
        if (!input.shown_when) continue;
        const [choice, value] = input.shown_when;
        this.field(name).hidden = this.good[choice] !== value;
      }
      if (!this.view) {
        this.start();
        return;
      }
      for (const [name, value] of Object.entries(this.good)) this.view.signal(name, value);
      this.view.run();
      for (const [name, format] of Object.entries(this.outputs)) {
        const output = this.control(name);
        const value = this.view.signal(name);
        output.dataset.value = value;
        const text = shown(value, format);
        if (output.textContent !== text) output.textContent = text;
      }
    }

    link() {
      const state = Object.entries(this.good)
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
      return `#${this.id}?${state.join("&")}`;
    }

    remember() {
      // Browsers limit how often the address may change; a slider moves faster than that.
      clearTimeout(this.remembering);
      this.remembering = setTimeout(() => history.replaceState(null, "", this.link()), 250);
    }

    async copyLink() {
      const address = new URL(this.link(), location.href).href;
      try {
        await navigator.clipboard.writeText(address);
        this.say("Link copied.");
      } catch {
        history.replaceState(null, "", address);
        this.say("The link is in the address bar.");
      }
    }

    // The rows that livemoney.export.csv_text gives, values not rounded.
    saveCsv() {
      const rows = [["kind", "name", "label", "value"]];
      const add = (kind, name, value) => {
        const label = this.control(name).labels[0].firstChild.textContent.trim();
        rows.push([kind, name, label, value]);
      };
      for (const name of Object.keys(this.inputs)) add("input", name, this.good[name]);
      for (const name of Object.keys(this.outputs)) {
        add("result", name, this.control(name).dataset.value);
      }
      const cell = (value) => `"${String(value).replaceAll('"', '""')}"`;
      const text = rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
      link.download = `${this.id}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      this.say("Saved as CSV.");
    }

    say(text) {
      this.form.querySelector("[role=status]").textContent = text;
    }
  }

  // A search box and sort buttons for a table that reads without them.
  class BrowseTable {
    constructor(element) {
      this.table = element.querySelector("table");
      this.body = this.table.tBodies[0];
      this.rows = [...this.body.rows];
      this.texts = this.rows.map((row) => row.textContent.toLowerCase());
      const bar = document.createElement("p");
      bar.className = "browse-search";
      bar.innerHTML = '<label>Search <input type="search"></label> <span role="status"></span>';
      this.search = bar.querySelector("input");
      this.status = bar.querySelector("[role=status]");
      this.search.addEventListener("input", () => this.filter());
      element.prepend(bar);
      [...this.table.tHead.rows[0].cells].forEach((cell, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...cell.childNodes);
        button.addEventListener("click", () => this.sort(cell, column));
        cell.append(button);
      });
      this.filter();
    }

    filter() {
      const wanted = this.search.value.trim().toLowerCase();
      let found = 0;
      this.rows.forEach((row, at) => {
        row.hidden = !this.texts[at].includes(wanted);
        if (!row.hidden) found += 1;
      });
      this.status.textContent = `${found} of ${this.rows.length} rows`;
    }

    sort(head, column) {
      const descending = head.getAttribute("aria-sort") === "ascending";
      for (const cell of head.parentElement.cells) cell.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const key = (row) => {
        const cell = row.cells[column];
        return "sort" in cell.dataset ? Number(cell.dataset.sort) : cell.textContent;
      };
      const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b));
      const sorted = [...this.body.rows].sort((a, b) => compare(key(a), key(b)));
      this.body.append(...(descending ? sorted.reverse() : sorted));
    }
  }

  const calculators = new Map();

  // `#ID?name=value&...` sets the inputs of the calculator ID, `#ID` only shows it.
  function followLink(hash) {
    const [, id, query] = /^#([^?]*)(?:\?(.*))?$/s.exec(hash) ?? [];
    const calculator = calculators.get(id);
    if (!calculator || (query === undefined && document.getElementById(id))) return;
    if (query !== undefined) calculator.set(Object.fromEntries(new URLSearchParams(query)));
    calculator.form.scrollIntoView();
  }

  for (const form of document.querySelectorAll("form[data-calculator]")) {
    calculators.set(form.dataset.calculator, new Calculator(form));
  }
  for (const table of document.querySelectorAll("[data-browse]")) new BrowseTable(table);
  followLink(location.hash);
  // The event's own address: by now the bar may already show what a form remembered.
  addEventListener("hashchange", (event) => followLink(new URL(event.newURL).hash));
})();
