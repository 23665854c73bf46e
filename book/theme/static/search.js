// Ranks the sections of livemoney.site.search_index for the words in ?q=. A section counts for more
// the rarer the words that it shares with the query, and the more of the query's words it has.
const MOST = 20;
const results = document.querySelector("#search-results");
const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
for (const input of document.querySelectorAll('input[name="q"]')) input.value = query;

// As numbers_whole does in the index.
const numbersWhole = (text) => text
  .replace(/(?<=\d),(?=\d{3}(?!\d))/g, "")
  .replace(/\b(\d+) ?k\b/g, (_, digits) => `${digits}000`)
  .replace(/\b(\d+) ?(?:m|million)\b/g, (_, digits) => `${digits}000000`);

const stemmer = new Stemmer();
const stems = new Set(
  (numbersWhole(query.toLowerCase()).match(/[\p{Letter}\p{Number}_]+/gu) ?? [])
    .filter((word) => !stopwords.includes(word))
    .map((word) => stemmer.stemWord(word)),
);

function add(tag, parent, text, className) {
  const element = parent.appendChild(document.createElement(tag));
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

// How many letters to change, add, drop or swap with a neighbour to make one word of the other.
function distance(a, b) {
  let before = [];
  let last = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + same);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) now[j] = Math.min(now[j], before[j - 2] + 1);
    }
    [before, last] = [last, now];
  }
  return last[b.length];
}

// A long word may have two letters wrong, a short one one, and never the first.
function misspelt(stem, known) {
  const most = stem.length < 8 ? 1 : 2;
  return stem[0] === known[0] && Math.abs(stem.length - known.length) <= most && distance(stem, known) <= most;
}

// The lists of (section, weight) for a stem and for what is said instead of it; for a word that
// nobody wrote, for those that it begins or that it may be a misspelling of.
function postings(stem, { words, alike }) {
  const known = Object.hasOwn(words, stem) ? [[words[stem], 1]] : [];
  const others = Object.hasOwn(alike, stem) ? alike[stem].filter((other) => Object.hasOwn(words, other)) : [];
  known.push(...others.map((other) => [words[other], 0.5]));
  if (known.length || stem.length < 4 || /\d/.test(stem)) return known;
  return Object.keys(words)
    .filter((one) => one.startsWith(stem) || (one.length > 3 && stem.startsWith(one)) || misspelt(stem, one))
    .map((one) => [words[one], 0.5]);
}

function rank(index) {
  const { sections, ignored } = index;
  // Who types a title, or a part of it, means that section.
  const typed = numbersWhole(query.toLowerCase());
  const fit = (section) => {
    const title = numbersWhole(sections[section][2].toLowerCase());
    return title === typed ? 2 : title.includes(typed) ? 1.5 : 1;
  };
  const scores = new Map();
  const shared = new Map();
  let known = 0;
  for (const stem of stems) {
    if (ignored.includes(stem)) continue;
    const best = new Map();
    for (const [list, trust] of postings(stem, index)) {
      const rarity = Math.log(1 + (2 * sections.length) / list.length);
      for (let i = 0; i < list.length; i += 2) {
        best.set(list[i], Math.max(best.get(list[i]) ?? 0, rarity * list[i + 1] * trust));
      }
    }
    known += best.size > 0;
    for (const [section, score] of best) {
      scores.set(section, (scores.get(section) ?? 0) + score);
      shared.set(section, (shared.get(section) ?? 0) + 1);
    }
  }
  const ranked = [...scores]
    .map(([section, score]) => [section, (score * shared.get(section) * fit(section)) / known])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return ranked.filter(([, score]) => score > ranked[0][1] / 8).slice(0, MOST);
}

// Called by search-sections.js with the index.
function searchSections(index) {
  if (!query) return;
  const root = document.documentElement.dataset.content_root;
  const found = rank(index);
  const count = found.length === MOST ? `The ${MOST} best places` : `${found.length} places`;
  add("h2", results, found.length ? "Found" : "Nothing found");
  add("p", results, !found.length
    ? "Try other words, or fewer. The glossary has the words that this course uses."
    : found.length === 1 ? "1 place" : count, "search-summary");
  const list = add("ul", results, "", "search");
  for (const [number] of found) {
    const [page, anchor, title, excerpt] = index.sections[number];
    const [docname, pageTitle] = index.pages[page];
    const item = add("li", list, "");
    const link = add("a", item, title);
    link.href = `${root}${docname}.html${anchor && `#${anchor}`}`;
    if (anchor) add("span", item, ` in ${pageTitle}`, "where");
    if (excerpt) add("p", item, excerpt, "context");
  }
}
