"use strict";

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
