// Everything here is comfort: each page works without it. Scripts read data-* attributes only.
"use strict";

document.documentElement.classList.add("scripted");

// Adding a video and going straight on opens the form over the video's page; what was refused is read first.
document.querySelectorAll("button[name=then]").forEach((button) => (button.value = "dialog"));
addEventListener("DOMContentLoaded", () => {
  document.querySelector("[role=alert]")?.focus();
  if (location.hash !== "#generate") return;
  history.replaceState(null, "", location.pathname + location.search);
  document.querySelector("a[data-dialog]")?.click();
});

// Forms that open as a dialog: a plain link to the form's own page, shown here in a native <dialog>.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-dialog]");
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    const reply = await fetch(link.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const content = page.querySelector("[data-dialog-content]");
    if (!reply.ok || !content) throw new Error("no form");
    openDialog(content, link);
  } catch {
    location.assign(link.href);
  }
});

// The page may have the same ids as the form.
function renameIds(root) {
  for (const element of root.querySelectorAll("[id], [for], [aria-labelledby], [aria-describedby]")) {
    for (const name of ["id", "for", "aria-labelledby", "aria-describedby"]) {
      if (element.hasAttribute(name)) element.setAttribute(name, `dialog-${element.getAttribute(name)}`);
    }
  }
  root.querySelectorAll("a[href^='#']").forEach((link) => (link.hash = `#dialog-${link.hash.slice(1)}`));
}

function openDialog(content, opener) {
  const dialog = document.createElement("dialog");
  dialog.append(document.importNode(content, true));
  renameIds(dialog);
  dialog.setAttribute("aria-labelledby", dialog.firstElementChild.getAttribute("aria-labelledby"));
  dialog.addEventListener("click", (event) => {
    if (!event.target.closest("[data-close]")) return;
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    (opener.isConnected ? opener : document.querySelector("a[data-dialog]"))?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  equip(dialog);
  const prompt = dialog.querySelector("textarea");
  prompt?.focus();
  // One goes on writing where the text ends.
  prompt?.setSelectionRange(prompt.value.length, prompt.value.length);
}

// A key that opens what a link opens: ? the list of keys, g the Generate form.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  const link = document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});

// The cost as one chooses, computed by the server.
function followCost(form) {
  const output = form.querySelector("output[name=cost]");
  const budgets = [...form.querySelectorAll("[data-left]")];
  const rate = form.querySelector("[data-rate]");
  let asked = 0;
  const update = async () => {
    const ticket = ++asked;
    const chosen = new FormData(form);
    const query = new URLSearchParams();
    for (const name of ["connection", "model", "seconds", "size"]) if (chosen.has(name)) query.set(name, chosen.get(name) ?? "");
    try {
      const reply = await fetch(`${form.dataset.cost}?${query}`);
      const answer = await reply.json();
      if (ticket !== asked) return;
      const count = Number(chosen.get("variations") ?? 1);
      const cost = reply.ok ? times(answer.cost_usd, count) : null;
      output.value = reply.ok ? dollars(cost) : "–";
      for (const budget of budgets) {
        budget.querySelector(".short").hidden = Number(cost ?? 0) <= Number(budget.dataset.left);
      }
      output.previousElementSibling.textContent = count === 1 ? "This clip" : `${count} variations`;
      rate.textContent = reply.ok ? perSecond(answer, count) : answer.error.message;
    } catch {
      if (ticket === asked) rate.textContent = "The cost cannot be computed: Dailies does not answer.";
    }
  };
  form.querySelector("select[name=connection]")?.addEventListener("change", () => {
    form.requestSubmit(form.querySelector("button[name=preview]"));
  });
  form.addEventListener("change", () => {
    fitChoices(form);
    update();
  });
  fitChoices(form);
  update();
}

function dollars(decimals) {
  if (decimals === null) return "not known";
  return "$" + decimals.replace(/(\.\d\d)00$/, "$1");
}

// In whole ten-thousandths, so that no cent gets lost.
function times(decimals, count) {
  if (decimals === null) return null;
  const sum = Math.round(Number(decimals) * 10_000) * count;
  return `${Math.floor(sum / 10_000)}.${String(sum % 10_000).padStart(4, "0")}`;
}

function perSecond(answer, count) {
  if (answer.rate_usd_per_second === null) return "The price of this choice is not known.";
  const clips = count === 1 ? "" : `${count} clips of `;
  return `${clips}${answer.seconds} s at ${dollars(answer.rate_usd_per_second)} a second`;
}

// What the chosen model does not make cannot be chosen and says why; the first that it makes takes its place, which is
// said too.
function fitChoices(form) {
  const model = form.querySelector("input[name=model]:checked")?.value;
  const note = form.querySelector("[data-swapped]");
  const swaps = [];
  for (const [name, unit] of [["seconds", " s"], ["size", ""]]) {
    const choices = [...form.querySelectorAll(`input[name=${name}][data-models]`)];
    for (const choice of choices) {
      choice.disabled = !choice.dataset.models.split("\n").includes(model);
      choice.nextElementSibling.dataset.why = choice.disabled ? `not made by ${model}` : "";
    }
    const checked = choices.find((choice) => choice.checked);
    const first = choices.find((choice) => !choice.disabled);
    if (!checked?.disabled || !first) continue;
    first.checked = true;
    swaps.push(`${model} does not make ${checked.value}${unit}, so ${first.value}${unit} is chosen.`);
  }
  if (note) note.textContent = swaps.join(" ");
}

function countCharacters(field) {
  const limit = Number(field.dataset.counter);
  const counter = document.createElement("span");
  counter.className = "hint counter";
  const show = () => {
    counter.textContent = `${[...field.value].length.toLocaleString("en")} of ${limit.toLocaleString("en")} characters`;
  };
  field.addEventListener("input", show);
  field.after(counter);
  show();
}

// Another field like the last one, without asking the server for it.
function repeatField(event) {
  const fields = [...event.target.form.querySelectorAll("[data-repeat]")];
  const last = fields.at(-1);
  if (!last || fields.length >= Number(last.dataset.repeat)) return;
  event.preventDefault();
  const field = last.cloneNode(true);
  field.querySelectorAll(".hint").forEach((hint) => hint.remove());
  const [label, area] = [field.querySelector("label"), field.querySelector("textarea")];
  area.id = label.htmlFor = `${fields[0].querySelector("textarea").id}-${fields.length + 1}`;
  label.textContent = label.textContent.replace(/\d+$/, fields.length + 1);
  area.value = area.defaultValue = "";
  last.after(field);
  equip(field);
  area.focus();
  event.target.hidden = fields.length + 1 >= Number(last.dataset.repeat);
}

// How many boxes are ticked stands on the button; one more box ticks them all.
function countBoxes(form) {
  const boxes = [...form.querySelectorAll("fieldset input[type=checkbox]")];
  const button = form.querySelector("button");
  const all = document.createElement("label");
  all.className = "check";
  const master = document.createElement("input");
  master.type = "checkbox";
  all.append(master, " Select all");
  const show = () => {
    const count = boxes.filter((box) => box.checked).length;
    master.checked = count === boxes.length;
    button.textContent = form.dataset.count.replace("#", `${count} ${count === 1 ? "job" : "jobs"}`);
    button.disabled = count === 0;
  };
  master.addEventListener("change", () => {
    boxes.forEach((box) => (box.checked = master.checked));
    show();
  });
  boxes.forEach((box) => box.addEventListener("change", show));
  form.querySelector("legend").after(all);
  show();
}

// A second press while the first is on its way does nothing; the server would ignore it too.
function guardSubmit(form) {
  form.addEventListener("submit", () => {
    setTimeout(() => {
      for (const button of form.querySelectorAll("button")) button.disabled = true;
    });
  });
}

// Pointing at a card, or reaching it by keyboard, plays its film without sound; who wants less motion sees the poster.
function preview(card) {
  const frame = card.querySelector("[data-film]");
  if (!frame || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const stop = () => frame.querySelector("video")?.remove();
  const play = () => {
    if (frame.querySelector("video")) return;
    const film = document.createElement("video");
    Object.assign(film, { muted: true, loop: true, playsInline: true, preload: "none", src: frame.dataset.film });
    film.addEventListener("error", stop);
    frame.append(film);
    film.play().catch(stop);
  };
  card.addEventListener("pointerenter", play);
  card.addEventListener("focusin", play);
  card.addEventListener("pointerleave", stop);
  card.addEventListener("focusout", (event) => card.contains(event.relatedTarget) || stop());
}

function equip(root) {
  root.querySelectorAll("form[data-draft]").forEach(keepDraft);
  const cards = root.matches?.(".card") ? [root] : root.querySelectorAll(".card");
  cards.forEach(preview);
  root.querySelectorAll("form[data-cost]").forEach(followCost);
  root.querySelectorAll("[data-add]").forEach((button) => button.addEventListener("click", repeatField));
  root.querySelectorAll("form[data-count]").forEach(countBoxes);
  root.querySelectorAll("form[data-cost]").forEach(followPictures);
  root.querySelectorAll("[data-counter]").forEach(countCharacters);
  root.querySelectorAll("form[method=post]:not([data-download])").forEach(guardSubmit);
  root.querySelectorAll("textarea").forEach((field) => {
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) field.form.requestSubmit();
    });
  });
}

// Live state: what carries data-live is asked for again once a second and swapped when it has changed.
const tags = new WeakMap();

async function refresh(element) {
  const headers = tags.has(element) ? { "if-none-match": tags.get(element) } : {};
  const reply = await fetch(element.dataset.live, { headers, cache: "no-store" });
  if (reply.status === 304 || !reply.ok) return;
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  const fresh = page.body.firstElementChild;
  if (!fresh) return;
  const node = document.importNode(fresh, true);
  // What the reader has unfolded stays unfolded.
  const folds = [...element.querySelectorAll("details")];
  node.querySelectorAll("details").forEach((fold, index) => (fold.open = folds[index]?.open ?? fold.open));
  if (node.outerHTML !== element.outerHTML) {
    const focused = element.contains(document.activeElement) ? document.activeElement : null;
    const label = focused?.textContent;
    element.replaceWith(node);
    equip(node);
    if (focused) [...node.querySelectorAll("button, a, summary")].find((other) => other.textContent === label)?.focus();
  } else {
    tags.set(element, reply.headers.get("etag"));
    return;
  }
  tags.set(node, reply.headers.get("etag"));
}

async function watch() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    if (document.hidden) continue;
    const live = [...document.querySelectorAll("[data-live]")];
    await Promise.all(live.map((element) => refresh(element).catch(() => {})));
  }
}

// A banner that says when it goes on counts down, and goes when that time has come.
function countDown() {
  document.querySelectorAll("[data-countdown]").forEach((element) => {
    const left = Math.ceil((Date.parse(element.querySelector("time").dateTime) - Date.now()) / 1000);
    if (left <= 0) return (element.closest(".banner") ?? element).remove();
    const [hours, minutes, seconds] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
    element.querySelector("[data-left]").textContent =
      hours > 0 ? `${hours} h ${minutes} min` : minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`;
  });
}

// A page that comes back from the browser's memory has buttons that were pressed before.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  sessionStorage.removeItem("dailies.sent");
  document.querySelectorAll("button:disabled").forEach((button) => (button.disabled = false));
});

forgetSentDraft();
equip(document);
if (document.querySelector("[data-countdown]")) setInterval(countDown, 1000);
watch();
