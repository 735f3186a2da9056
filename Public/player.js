// Keys and small comforts of the players. Without script each player has the browser's own controls.
"use strict";

const FRAME = 1 / 24;
const SPEEDS = [0.25, 0.5, 1, 1.5, 2];
let lastUsed = null;
const frameLengths = new WeakMap();

// The film that keys are meant for: the one that was used last, else the first that is on the screen.
function film() {
  if (lastUsed?.isConnected) return lastUsed;
  const films = [...document.querySelectorAll("video[controls]")];
  return films.find((video) => video.getBoundingClientRect().bottom > 0) ?? films[0];
}

for (const event of ["play", "pause", "seeking", "volumechange"]) {
  document.addEventListener(event, (happened) => (lastUsed = happened.target), true);
}

// How long one frame lasts is seen while the film plays.
function learnFrameLength(video) {
  if (frameLengths.has(video) || !video.requestVideoFrameCallback) return;
  let before = null;
  const see = (_, frame) => {
    const length = before && frame.presentedFrames === before.presentedFrames + 1 ? frame.mediaTime - before.mediaTime : 0;
    before = frame;
    if (length > 0.005 && length < 0.2) frameLengths.set(video, length);
    else if (!video.paused) video.requestVideoFrameCallback(see);
  };
  video.requestVideoFrameCallback(see);
}
document.addEventListener("play", (happened) => learnFrameLength(happened.target), true);

function step(video, frames) {
  video.pause();
  const length = frameLengths.get(video) ?? FRAME;
  // Into the middle of the frame, so that rounding never shows the one before.
  const place = (Math.floor(video.currentTime / length + 0.001) + frames + 0.5) * length;
  video.currentTime = Math.max(0, Math.min(place, (video.duration || 0) - 0.001));
}

function changeSpeed(video, by) {
  const place = SPEEDS.indexOf(video.playbackRate);
  video.playbackRate = SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, (place < 0 ? 2 : place) + by))];
  announce(`Speed ${video.playbackRate}`);
}

function announce(words) {
  document.dispatchEvent(new CustomEvent("dailies:say", { detail: words }));
}

const keys = {
  k: (video) => (video.paused ? video.play() : video.pause()),
  j: (video) => (video.currentTime -= 1),
  l: (video) => (video.currentTime += 1),
  ",": (video) => step(video, -1),
  ".": (video) => step(video, 1),
  "<": (video) => changeSpeed(video, -1),
  ">": (video) => changeSpeed(video, 1),
  r: (video) => announce((video.loop = !video.loop) ? "Repeats" : "Plays once"),
  m: (video) => (video.muted = !video.muted),
  f: (video) => (document.fullscreenElement ? document.exitFullscreen() : video.requestFullscreen?.()),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, dialog, [contenteditable]")) return;
  const video = film();
  const action = keys[event.key];
  if (!video || !action) return;
  event.preventDefault();
  action(video);
});

// Side by side: what happens to one happens to all. The sound is the first one's.
function together(list) {
  const films = [...list.querySelectorAll("video")];
  films.slice(1).forEach((video) => (video.muted = true));
  for (const video of films) {
    const others = films.filter((other) => other !== video);
    // Each answers only where it differs, so that no answer calls for another.
    video.addEventListener("play", () => others.filter((other) => other.paused).forEach((other) => other.play()));
    video.addEventListener("pause", () => {
      if (!video.ended && !video.seeking) others.filter((other) => !other.paused).forEach((other) => other.pause());
    });
    video.addEventListener("seeking", () => {
      const isElsewhere = (other) => Math.abs(other.currentTime - video.currentTime) > 0.02;
      others.filter(isElsewhere).forEach((other) => (other.currentTime = video.currentTime));
    });
    video.addEventListener("ratechange", () => others.forEach((other) => (other.playbackRate = video.playbackRate)));
  }
  document.querySelector("[data-together=toggle]")?.addEventListener("click", () => {
    films[0].paused ? films[0].play() : films[0].pause();
  });
  document.querySelector("[data-together=restart]")?.addEventListener("click", () => {
    for (const video of films) video.currentTime = 0;
    films[0].play();
  });
  const toggle = document.querySelector("[data-together=toggle]");
  for (const event of ["play", "pause"]) {
    films[0].addEventListener(event, () => (toggle.textContent = films[0].paused ? "Play together" : "Pause together"));
  }
}
document.querySelectorAll("[data-compare]").forEach(together);

// A prompt goes to the clipboard by one press.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const text = button.closest("details, section, article").querySelector(".pre")?.textContent ?? "";
  try {
    await navigator.clipboard.writeText(text);
    announce("The prompt was copied.");
  } catch {
    announce("The browser does not allow copying here. Select the text and copy it by hand.");
  }
});
