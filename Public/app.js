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

// Pictures that are chosen, dropped onto the form or pasted are kept at once, and shown as they will be sent.
function followPictures(form) {
  const field = () => form.querySelector("[data-pictures]");
  if (!field()) return;
  form.addEventListener("change", (event) => {
    if (event.target.name !== "input_reference") fitPictures(form);
    else if (checkFiles(event.target) && event.target.files.length > 0) keepPictures(form);
  });
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    form.addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      field().classList.toggle("over", kind === "dragenter" || kind === "dragover");
      if (kind === "drop") takePictures(form, event.dataTransfer.files);
    });
  }
}

// Into the form's own field, so that they are sent with it even when keeping them at once fails.
function takePictures(form, files) {
  const input = form.querySelector("input[name=input_reference]");
  const pictures = [...files].filter((file) => file.type.startsWith("image/"));
  if (pictures.length === 0) return;
  const transfer = new DataTransfer();
  for (const file of input.multiple ? pictures : pictures.slice(0, 1)) transfer.items.add(file);
  input.files = transfer.files;
  if (checkFiles(input)) keepPictures(form);
}

document.addEventListener("paste", (event) => {
  const form = document.querySelector("dialog[open] form[data-cost]") ?? document.querySelector("form[data-cost]");
  // A copied table comes as a picture too, but is meant as text.
  if (!form || !event.clipboardData?.files.length || event.clipboardData.types.includes("text/plain")) return;
  event.preventDefault();
  takePictures(form, event.clipboardData.files);
});

const keeping = new WeakMap();

async function keepPictures(form) {
  const ticket = (keeping.get(form) ?? 0) + 1;
  keeping.set(form, ticket);
  const old = form.querySelector("[data-pictures]");
  const body = new FormData(form);
  body.set("preview", "true");
  old.setAttribute("aria-busy", "true");
  try {
    const reply = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const fresh = page.querySelector("[data-pictures]");
    if (!fresh) throw new Error("no pictures");
    if (keeping.get(form) !== ticket) return;
    const node = document.importNode(fresh, true);
    if (form.closest("dialog")) renameIds(node);
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    old.replaceWith(node);
    fitPictures(form);
    if (focused) node.querySelector(`[name="${focused.name}"]`)?.focus();
  } catch {
    // The field still holds the file: pressing sends it.
    old.removeAttribute("aria-busy");
  }
}

// Another size or another fit is another picture.
function fitPictures(form) {
  const size = form.querySelector("input[name=size]:checked")?.value;
  const fit = form.querySelector("input[name=reference_fit]:checked")?.value;
  if (!size || !fit) return;
  const [width, height] = size.split("x");
  for (const image of form.querySelectorAll("img[data-preview]")) {
    const address = `${image.dataset.preview}?${new URLSearchParams({ size, fit })}`;
    if (image.getAttribute("src") === address) continue;
    image.width = width;
    image.height = height;
    image.src = address;
  }
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

// A file that the server would not take is told at once, and its form is not sent.
document.addEventListener("change", (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || !input.dataset.largest) return;
  checkFiles(input);
});

function checkFiles(input) {
  const largest = Number(input.dataset.largest);
  const file = [...input.files].find((other) => other.size > largest);
  const message = file
    ? `${file.name} has ${Math.ceil(file.size / 1048576)} MiB; at most ${Math.floor(largest / 1048576)} MiB are taken. Choose a smaller one.`
    : "";
  input.setCustomValidity(message);
  let note = input.parentElement.querySelector("[data-too-large]");
  if (!note) {
    note = document.createElement("span");
    note.className = "problem";
    note.dataset.tooLarge = "";
    note.setAttribute("role", "alert");
    input.after(note);
  }
  note.textContent = message;
  note.hidden = message === "";
  return message === "";
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

// What is typed and chosen survives a reload, a closed dialog and a crash, in this browser. A form that was sent has
// done its work: its draft is not brought back.
function keepDraft(form) {
  const key = `dailies.draft.${form.dataset.draft}`;
  const isKept = (field) =>
    field.name && !["hidden", "file", "submit"].includes(field.type) && !/^(connection|confirm_.*|extra_json)$/.test(field.name);
  const fields = () => [...form.elements].filter(isKept);
  const draft = JSON.parse(localStorage.getItem(key) ?? "null");
  const isRefused = form.parentElement.querySelector("[role=alert]") !== null;
  if (draft && !draft.isSent && !isRefused) bringBack(form, fields(), draft.values, () => localStorage.removeItem(key));
  const save = (isSent) => {
    const values = fields().filter((field) => !["radio", "checkbox"].includes(field.type) || field.checked);
    localStorage.setItem(key, JSON.stringify({ isSent, values: values.map((field) => [field.name, field.value]) }));
  };
  form.addEventListener("input", () => save(false));
  form.addEventListener("submit", (event) => save(event.submitter?.name !== "preview"));
}

function bringBack(form, fields, values, forget) {
  const before = fields.map((field) => [field, field.value, field.checked]);
  for (const field of fields) {
    const kept = values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["radio", "checkbox"].includes(field.type)) {
      const isThere = fields.some((other) => other.name === field.name && kept.includes(other.value));
      if (isThere || field.type === "checkbox") field.checked = kept.includes(field.value);
    } else if (kept.length === 1) field.value = kept[0];
  }
  if (before.every(([field, value, checked]) => field.value === value && field.checked === checked)) return;
  const note = document.createElement("p");
  const discard = document.createElement("button");
  note.className = "hint draft";
  note.setAttribute("role", "status");
  note.textContent = "What you had typed here is back. ";
  [discard.type, discard.className, discard.textContent] = ["button", "button", "Discard the draft"];
  discard.addEventListener("click", () => {
    forget();
    for (const [field, value, checked] of before) [field.value, field.checked] = [value, checked];
    note.remove();
    form.dispatchEvent(new Event("change", { bubbles: true }));
  });
  note.append(discard);
  form.prepend(note);
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
  if (event.persisted) document.querySelectorAll("button:disabled").forEach((button) => (button.disabled = false));
});

equip(document);
if (document.querySelector("[data-countdown]")) setInterval(countDown, 1000);
watch();
