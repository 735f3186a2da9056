// Tells when a clip is done or needs the person: a line on the page, the tab's title and icon, and, where the person
// has asked for it in Settings, the browser's own notification and a sound.
"use strict";

const bare = document.title;
const icon = document.querySelector("link[rel=icon]");
const quietIcon = icon?.getAttribute("href");
const shelf = document.createElement("div");
shelf.className = "toasts";
shelf.setAttribute("role", "status");
document.body.append(shelf);

let cursor = sessionStorage.getItem("dailies.cursor") ?? "";
let waiting = new Set(JSON.parse(sessionStorage.getItem("dailies.waiting") ?? "null") ?? []);
let isFirst = !sessionStorage.getItem("dailies.waiting");

function say(words, href) {
  const line = document.createElement(href ? "a" : "p");
  line.className = "toast";
  line.textContent = words;
  if (href) line.href = href;
  shelf.append(line);
  setTimeout(() => line.remove(), 8000);
}
document.addEventListener("dailies:say", (event) => say(event.detail));

function mark(words) {
  if (!document.hidden) return;
  document.title = `● ${words}`;
  if (icon) icon.href = icon.dataset.news;
}
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  document.title = bare;
  if (icon) icon.href = quietIcon;
});

const wants = (name) => localStorage.getItem(`dailies.${name}`) === "on";

function chime() {
  const audio = new AudioContext();
  for (const [pitch, begin] of [[660, 0], [880, 0.12]]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.08, audio.currentTime + begin);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + begin + 0.5);
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + begin);
    tone.stop(audio.currentTime + begin + 0.5);
  }
}

function tell(news) {
  const words = news.message ? `${news.video}: ${news.message}` : `${news.video} is done.`;
  if (!document.querySelector(`[data-take="${news.generation_id}"]`) || document.hidden) say(words, news.href);
  mark(words);
  // Of several tabs one makes the sound.
  const told = `dailies.told.${news.generation_id}.${news.state}`;
  if (localStorage.getItem("dailies.told") === told) return;
  localStorage.setItem("dailies.told", told);
  if (wants("sound")) chime();
  if (wants("notification") && document.hidden && window.Notification?.permission === "granted") {
    new Notification("Dailies", { body: words, tag: told });
  }
}

async function ask() {
  const reply = await fetch(`/api/activity?after=${encodeURIComponent(cursor)}`, { cache: "no-store" });
  if (!reply.ok) return;
  const answer = await reply.json();
  cursor = answer.cursor;
  answer.ended.forEach(tell);
  const now = new Set(answer.waiting_for_you.map((news) => news.generation_id));
  if (!isFirst) answer.waiting_for_you.filter((news) => !waiting.has(news.generation_id)).forEach(tell);
  isFirst = false;
  waiting = now;
  sessionStorage.setItem("dailies.cursor", cursor);
  sessionStorage.setItem("dailies.waiting", JSON.stringify([...waiting]));
}

async function listen() {
  for (;;) {
    await ask().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, document.hidden ? 10_000 : 4000));
  }
}
listen();

// The two switches in Settings.
for (const box of document.querySelectorAll("input[data-notice]")) {
  const name = box.dataset.notice;
  const isDenied = () => name === "notification" && window.Notification?.permission !== "granted";
  box.checked = wants(name) && !isDenied();
  box.addEventListener("change", async () => {
    if (box.checked && name === "notification") {
      const answer = window.Notification ? await Notification.requestPermission() : "denied";
      if (answer !== "granted") {
        box.checked = false;
        say("The browser does not allow notifications for this address. Allow them in its settings first.");
      }
    }
    if (box.checked && name === "sound") chime();
    localStorage.setItem(`dailies.${name}`, box.checked ? "on" : "off");
  });
}
