// Ranks the sections of livemoney.site.search_index for the words in ?q=. A section counts for more
// the rarer the words that it shares with the query, and the more of the query's words it has.
const MOST = 20;
const results = document.querySelector("#search-results");
const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
for (const input of document.querySelectorAll('input[name="q"]')) input.value = query;

const stemmer = new Stemmer();
const stems = new Set(
  (query.toLowerCase().match(/[\p{Letter}\p{Number}_]+/gu) ?? [])
    .filter((word) => !stopwords.includes(word))
    .map((word) => stemmer.stemWord(word)),
);

function add(tag, parent, text, className) {
  const element = parent.appendChild(document.createElement(tag));
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

// The lists of (section, weight) for a stem; for a word that nobody wrote, for those it begins.
function postings(stem, words) {
  if (Object.hasOwn(words, stem)) return [[words[stem], 1]];
  if (stem.length < 4) return [];
  return Object.keys(words)
    .filter((known) => known.startsWith(stem) || (known.length > 3 && stem.startsWith(known)))
    .map((known) => [words[known], 0.5]);
}

function rank({ sections, words }) {
  // Who types a title, or a part of it, means that section.
  const typed = query.toLowerCase();
  const fit = (section) => {
    const title = sections[section][2].toLowerCase();
    return title === typed ? 2 : title.includes(typed) ? 1.5 : 1;
  };
  const scores = new Map();
  const shared = new Map();
  let known = 0;
  for (const stem of stems) {
    const best = new Map();
    for (const [list, trust] of postings(stem, words)) {
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
