// Cards change places by dragging. The arrows under them do the same, one place at a time, without script too.
"use strict";

let dragged = null;

for (const item of document.querySelectorAll(".grid > li:has(> .order button)")) {
  item.draggable = true;
  // A link or a picture would be dragged by itself.
  item.querySelectorAll("a, img").forEach((part) => (part.draggable = false));
}

const itemAt = (event) => event.target.closest?.(".grid > li[draggable=true]");
const unmark = () => document.querySelectorAll(".drop-here").forEach((item) => item.classList.remove("drop-here"));

document.addEventListener("dragstart", (event) => {
  dragged = itemAt(event);
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  dragged.classList.add("dragged");
});

document.addEventListener("dragover", (event) => {
  const item = dragged && itemAt(event);
  unmark();
  if (!item || item === dragged) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
  item.classList.add("drop-here");
});

document.addEventListener("drop", (event) => {
  const item = dragged && itemAt(event);
  if (!item || item === dragged) return;
  event.preventDefault();
  const form = dragged.querySelector(".order");
  const place = document.createElement("input");
  place.type = "hidden";
  place.name = "place_of";
  place.value = item.querySelector(".card").id.replace(/^\D+/, "");
  form.append(place);
  form.submit();
});

document.addEventListener("dragend", () => {
  unmark();
  dragged?.classList.remove("dragged");
  dragged = null;
});
