/*
 * The one script of the generated site. Its idea: it only adds. Every page is complete without it; with it
 * come the theme switch, the unfolding menu, search, sorting, filtering, zoom and fixed names of wide drawings. It needs no
 * network: from file:// a page may not fetch, so the index comes as assets/search.js, a script that sets
 * window.flightpathIndex = [{title, kind, url, text}, …] with urls seen from the output folder.
 */
(function () {
  "use strict";

  var root = document.documentElement;
  var themeKey = "flightpath-theme";

  /* Storage is refused in some browsers from file://; then the choice lasts for the page. */
  function recall(key) {
    try { return window.localStorage.getItem(key); } catch (error) { return null; }
  }

  function remember(key, value) {
    try { window.localStorage.setItem(key, value); } catch (error) { /* lasts for the page */ }
  }

  /* Before the page is painted, so that it never flashes in the other theme. */
  var saved = recall(themeKey);
  if (saved === "light" || saved === "dark") { root.setAttribute("data-theme", saved); }

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) { element.className = className; }
    if (text) { element.textContent = text; }
    return element;
  }

  /* ---- Theme ---- */

  function isDark() {
    var chosen = root.getAttribute("data-theme");
    if (chosen) { return chosen === "dark"; }
    return window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function startTheme() {
    all("[data-theme-switch]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () {
        var next = isDark() ? "light" : "dark";
        root.setAttribute("data-theme", next);
        remember(themeKey, next);
      });
    });
  }

  /* ---- Menu: a link to #nav becomes a button that unfolds it ---- */

  function startMenu() {
    var button = document.querySelector("[data-menu]");
    var nav = document.getElementById("nav");
    if (!button || !nav) { return; }

    function set(open) {
      nav.classList.toggle("is-open", open);
      button.setAttribute("aria-expanded", String(open));
      if (open) { nav.focus(); }
    }

    button.setAttribute("role", "button");
    button.setAttribute("aria-controls", "nav");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", function (event) {
      event.preventDefault();
      set(!nav.classList.contains("is-open"));
    });
    button.addEventListener("keydown", function (event) {
      if (event.key === " ") { event.preventDefault(); button.click(); }
    });
    all("[data-menu-close]", nav).forEach(function (link) {
      link.addEventListener("click", function (event) {
        event.preventDefault();
        set(false);
        button.focus();
      });
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && nav.classList.contains("is-open")) { set(false); button.focus(); }
    });
    document.addEventListener("click", function (event) {
      if (nav.classList.contains("is-open") && !nav.contains(event.target) && !button.contains(event.target)) {
        set(false);
      }
    });
  }

  /* ---- Search ---- */

  function fold(text) {
    var lower = String(text || "").toLowerCase();
    return lower.normalize ? lower.normalize("NFD").replace(/[\u0300-\u036f]/g, "") : lower;
  }

  /* All words must occur; a title that starts with the words comes before one that holds them, and both
   * before a hit in the text. Ties keep the order of the index. */
  function find(index, query) {
    var words = fold(query).split(/\s+/).filter(Boolean);
    if (!words.length) { return []; }
    var hits = [];
    index.forEach(function (entry, place) {
      var title = fold(entry.title);
      var rest = title + " " + fold(entry.kind) + " " + fold(entry.text);
      if (!words.every(function (word) { return rest.indexOf(word) >= 0; })) { return; }
      var inTitle = words.every(function (word) { return title.indexOf(word) >= 0; });
      var rank = title.indexOf(words.join(" ")) === 0 ? 0 : inTitle ? 1 : 2;
      hits.push({ entry: entry, rank: rank, place: place });
    });
    hits.sort(function (a, b) { return a.rank - b.rank || a.place - b.place; });
    return hits.slice(0, 12).map(function (hit) { return hit.entry; });
  }

  function startSearch() {
    var form = document.querySelector("[data-search]");
    if (!form) { return; }
    var input = form.querySelector("input");
    var list = form.querySelector(".search-results");
    var base = form.getAttribute("data-root") || "";
    var state = { asked: false, failed: false, chosen: -1 };
    form.hidden = false;

    function load() {
      if (state.asked || window.flightpathIndex) { return; }
      state.asked = true;
      var script = make("script");
      script.src = base + "assets/search.js";
      script.onload = show;
      script.onerror = function () { state.failed = true; show(); };
      document.head.appendChild(script);
    }

    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      state.chosen = -1;
    }

    function option(entry, number) {
      var link = make("a");
      link.href = base + entry.url;
      link.id = "search-result-" + number;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      link.tabIndex = -1;
      link.appendChild(make("span", "medium", entry.title));
      link.appendChild(make("span", "kind", entry.kind));
      if (entry.text) { link.appendChild(make("span", "sub", entry.text)); }
      return link;
    }

    function show() {
      var query = input.value.trim();
      if (!query) { close(); return; }
      list.textContent = "";
      state.chosen = -1;
      if (window.flightpathIndex) {
        find(window.flightpathIndex, query).forEach(function (entry, number) {
          list.appendChild(option(entry, number));
        });
      }
      if (!list.firstChild && (window.flightpathIndex || state.failed)) {
        list.appendChild(make("p", "none", form.getAttribute(state.failed ? "data-missing" : "data-none")));
      }
      list.hidden = !list.firstChild;
      input.setAttribute("aria-expanded", String(!list.hidden));
    }

    function choose(step) {
      var options = all("a", list);
      if (!options.length) { return; }
      if (state.chosen >= 0) { options[state.chosen].setAttribute("aria-selected", "false"); }
      state.chosen = (state.chosen + step + options.length + (state.chosen < 0 && step < 0 ? 1 : 0)) % options.length;
      options[state.chosen].setAttribute("aria-selected", "true");
      options[state.chosen].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[state.chosen].id);
    }

    input.addEventListener("focus", load);
    input.addEventListener("input", function () { load(); show(); });
    input.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown") { event.preventDefault(); choose(1); }
      if (event.key === "ArrowUp") { event.preventDefault(); choose(-1); }
      if (event.key === "Escape") { input.value = ""; close(); input.blur(); }
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var options = all("a", list);
      if (options.length) { window.location.href = options[Math.max(state.chosen, 0)].href; }
    });
    document.addEventListener("click", function (event) {
      if (!form.contains(event.target)) { close(); }
    });
    document.addEventListener("keydown", function (event) {
      var tag = event.target && event.target.tagName;
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) { return; }
      if (tag === "INPUT" || tag === "SELECT" || tag === "TEXTAREA") { return; }
      event.preventDefault();
      input.focus();
      input.select();
    });
  }

  /* ---- Tables: th[data-sort="number" or "text"] sort; a cell's data-value is what counts ---- */

  function cellValue(row, column, kind) {
    var cell = row.cells[column];
    var raw = cell ? cell.getAttribute("data-value") : null;
    if (raw === null) { raw = cell ? cell.textContent.trim() : ""; }
    if (kind !== "number") { return fold(raw); }
    var plain = raw.replace(/\u2212/g, "-").replace(/[\u202f\u00a0\s]/g, "");
    if (/^(nl|de)/.test(root.lang)) { plain = plain.replace(/\./g, ""); } /* the sign between thousands there */
    var number = parseFloat(plain.replace(",", "."));
    return isNaN(number) ? null : number;
  }

  /* What is not measured stays last whichever way the rest is turned. */
  function sortRows(table, column, kind, direction) {
    var body = table.tBodies[0];
    var rows = all("tr", body).map(function (row, place) {
      return { row: row, place: place, value: cellValue(row, column, kind) };
    });
    rows.sort(function (a, b) {
      if (a.value === null || b.value === null) {
        return a.value === b.value ? a.place - b.place : a.value === null ? 1 : -1;
      }
      var order = kind === "number" ? a.value - b.value : a.value.localeCompare(b.value);
      return order * direction || a.place - b.place;
    });
    rows.forEach(function (item) { body.appendChild(item.row); });
  }

  function startSorting() {
    all("table.sortable").forEach(function (table) {
      all("thead th[data-sort]", table).forEach(function (head) {
        var button = make("button", "sort-button");
        button.type = "button";
        while (head.firstChild) { button.appendChild(head.firstChild); }
        head.appendChild(button);
        button.addEventListener("click", function () {
          var up = head.getAttribute("aria-sort") !== "ascending";
          all("thead th[aria-sort]", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
          head.setAttribute("aria-sort", up ? "ascending" : "descending");
          sortRows(table, head.cellIndex, head.getAttribute("data-sort"), up ? 1 : -1);
        });
      });
    });
  }

  /* ---- Filters: select[data-filter="verdict"] shows the rows whose data-verdict it names ---- */

  function startFilters() {
    all("[data-filters]").forEach(function (bar) {
      var table = document.getElementById(bar.getAttribute("data-filters"));
      if (!table) { return; }
      var rows = all("tbody tr", table);
      var count = bar.querySelector("[data-filter-count]");
      var selects = all("select[data-filter]", bar);

      function apply() {
        var shown = 0;
        rows.forEach(function (row) {
          var fits = selects.every(function (select) {
            return !select.value || row.getAttribute("data-" + select.getAttribute("data-filter")) === select.value;
          });
          row.hidden = !fits;
          if (fits) { shown += 1; }
        });
        if (count) { count.textContent = shown + " / " + rows.length; }
      }

      selects.forEach(function (select) {
        var seen = {};
        rows.forEach(function (row) {
          var value = row.getAttribute("data-" + select.getAttribute("data-filter"));
          if (!value || seen[value]) { return; }
          seen[value] = true;
          var choice = make("option", "", value);
          choice.value = value;
          select.appendChild(choice);
        });
        select.addEventListener("change", apply);
        if (select.options.length < 3) { select.parentNode.hidden = true; }
      });
      bar.hidden = selects.every(function (select) { return select.parentNode.hidden; });
      apply();
    });
  }

  /* ---- Zoom of wide drawings: [data-zoom] beside a .drawing-frame ---- */

  function startZoom() {
    all("[data-zoom]").forEach(function (bar) {
      var frame = document.getElementById(bar.getAttribute("data-zoom"));
      var drawing = frame && all("svg.drawing", frame).filter(function (one) { return one.getClientRects().length; })[0];
      if (!drawing) { return; }
      var width = drawing.getBoundingClientRect().width;
      var height = drawing.getBoundingClientRect().height;
      var scale = 1;
      bar.hidden = false;

      function apply() {
        drawing.classList.toggle("fixed", scale !== 1);
        drawing.setAttribute("width", Math.round(width * scale));
        drawing.setAttribute("height", Math.round(height * scale));
      }

      all("button", bar).forEach(function (button) {
        button.addEventListener("click", function () {
          var step = button.getAttribute("data-zoom-step");
          scale = step === "in" ? Math.min(scale * 1.25, 4) : step === "out" ? Math.max(scale / 1.25, 0.4) : 1;
          apply();
        });
      });
    });
  }

  /* The names of a wide drawing's lanes stay in sight while the rest scrolls past them. */
  function startLabels() {
    all(".drawing-frame").forEach(function (frame) {
      var labels = all(".map-labels", frame);
      if (!labels.length) { return; }
      frame.addEventListener("scroll", function () {
        labels.forEach(function (one) {
          var scale = one.ownerSVGElement.getScreenCTM().a;
          one.setAttribute("transform", "translate(" + frame.scrollLeft / (scale || 1) + " 0)");
        });
      }, { passive: true });
    });
  }

  /* Tables that scroll sideways can be reached and scrolled by keyboard, in browsers that do not see to it. */
  function markScrollers() {
    all(".table-scroll").forEach(function (frame) {
      if (frame.scrollWidth > frame.clientWidth) {
        frame.tabIndex = 0;
      } else {
        frame.removeAttribute("tabindex");
      }
    });
  }

  /* A link to a row in a folded table opens the fold. */
  function openTarget() {
    var id = window.location.hash.slice(1);
    var target = id && document.getElementById(decodeURIComponent(id));
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS" && !node.open) { node.open = true; target.scrollIntoView(); }
    }
  }

  function start() {
    startTheme();
    startMenu();
    startSearch();
    startSorting();
    startFilters();
    startZoom();
    startLabels();
    markScrollers();
    window.addEventListener("resize", markScrollers);
    openTarget();
    window.addEventListener("hashchange", openTarget);
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
