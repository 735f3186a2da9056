"use strict";

// What is typed and chosen survives a reload, a closed dialog, a crash of the browser and of the program, in this
// browser. A form that was sent and taken has done its work: its draft is forgotten. Taken is what led elsewhere; a
// program that did not answer led nowhere.
const draftKey = (form) => `dailies.draft.${form.dataset.draft}`;

// The browser brings localStorage to the disk only now and then. The same drafts stand in a database that is written at
// once, for a browser that is killed.
const draftStore = new Promise((resolve) => {
  const opening = indexedDB.open("dailies", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("drafts");
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = opening.onblocked = () => resolve(null);
});

// No values: there is nothing to bring back any more.
function writeDraft(key, values) {
  const draft = { at: Date.now(), values };
  localStorage.setItem(key, JSON.stringify(draft));
  draftStore.then((store) => store?.transaction("drafts", "readwrite").objectStore("drafts").put(draft, key));
}

const readDraft = (key) => JSON.parse(localStorage.getItem(key) ?? "null");

// What the killed browser's localStorage did not have yet; null for none.
async function newerDraft(key) {
  const store = await draftStore;
  if (!store) return null;
  const request = store.transaction("drafts").objectStore("drafts").get(key);
  const kept = await new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  });
  return (kept?.at ?? 0) > (readDraft(key)?.at ?? 0) ? kept : null;
}

function forgetSentDraft() {
  const sent = sessionStorage.getItem("dailies.sent");
  sessionStorage.removeItem("dailies.sent");
  const [arrival] = performance.getEntriesByType("navigation");
  const isTaken = arrival?.type === "navigate" && arrival.redirectCount > 0 && location.pathname !== "/projects";
  if (sent && isTaken) writeDraft(sent, null);
}

function keepDraft(form) {
  const key = draftKey(form);
  const isKept = (field) =>
    field.name && !["hidden", "file", "submit"].includes(field.type) && !/^(connection|confirm_.*|extra_json)$/.test(field.name);
  const fields = () => [...form.elements].filter(isKept);
  let isTouched = (form.closest("dialog") ?? document).querySelector("[role=alert]") !== null;
  const restore = (draft) => {
    if (draft?.values && !isTouched) bringBack(form, fields(), draft.values, () => writeDraft(key, null));
  };
  restore(readDraft(key));
  newerDraft(key).then(restore);
  const save = () => {
    isTouched = true;
    const kept = fields().filter((field) => !["radio", "checkbox"].includes(field.type) || field.checked);
    writeDraft(key, kept.map((field) => [field.name, field.value]));
  };
  form.addEventListener("input", save);
  form.addEventListener("submit", (event) => {
    save();
    if (event.submitter?.name !== "preview") sessionStorage.setItem("dailies.sent", key);
  });
}

function bringBack(form, fields, values, forget) {
  const before = fields.map((field) => [field, field.value, field.checked]);
  const texts = values.slice();
  for (const field of fields) {
    const kept = values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["radio", "checkbox"].includes(field.type)) {
      const isThere = fields.some((other) => other.name === field.name && kept.includes(other.value));
      if (isThere || field.type === "checkbox") field.checked = kept.includes(field.value);
      continue;
    }
    // Of several fields with one name each takes its own.
    const index = texts.findIndex(([name]) => name === field.name);
    if (index >= 0) field.value = texts.splice(index, 1)[0][1];
  }
  if (before.every(([field, value, checked]) => field.value === value && field.checked === checked)) return;
  form.dispatchEvent(new Event("change", { bubbles: true }));
  form.querySelector(":scope > .draft")?.remove();
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
