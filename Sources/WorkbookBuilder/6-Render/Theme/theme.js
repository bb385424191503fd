// Light and dark, and sliders. Loaded before the first stylesheet, so that no page flashes in the
// wrong colours.
(function () {
  "use strict";
  var root = document.documentElement;
  var system = window.matchMedia("(prefers-color-scheme: dark)");

  // Pages opened from a disk may have no storage; then the choice lasts for the page.
  function stored() {
    try { return localStorage.getItem("theme"); } catch (error) { return null; }
  }
  function store(theme) {
    try {
      if (theme) localStorage.setItem("theme", theme); else localStorage.removeItem("theme");
    } catch (error) {}
  }
  function apply(theme) {
    if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
    else root.removeAttribute("data-theme");
  }
  function isDark() {
    var theme = root.getAttribute("data-theme");
    return theme ? theme === "dark" : system.matches;
  }
  apply(stored());
  root.classList.add("scripted");

  // A choice that agrees with the system is no choice: the page follows the system again.
  function toggle() {
    var theme = isDark() ? "light" : "dark";
    var chosen = (theme === "dark") === system.matches ? null : theme;
    apply(chosen);
    store(chosen);
  }

  function openAround(element) {
    for (; element; element = element.parentElement)
      if (element.tagName === "DETAILS") element.open = true;
  }
  function openTarget() {
    if (location.hash.length > 1)
      openAround(document.getElementById(decodeURIComponent(location.hash.slice(1))));
  }

  // A slider shows one frame of the picture above it.
  function showFrame(slider) {
    var frames = slider.closest(".moving").querySelectorAll(".frame");
    frames.forEach(function (frame, index) {
      frame.setAttribute("display", index === Number(slider.value) ? "inline" : "none");
    });
    var value = slider.getAttribute("data-values").split("\n")[slider.value];
    slider.setAttribute("aria-valuetext", value);
    slider.parentElement.querySelector(".slider-value").textContent = value;
  }
  document.addEventListener("input", function (event) {
    if (event.target.matches(".slider input")) showFrame(event.target);
  });

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".slider input").forEach(showFrame);
    var button = document.querySelector(".theme-switch");
    button.hidden = false;
    button.addEventListener("click", toggle);
    openTarget();
  });
  window.addEventListener("hashchange", openTarget);

  // Paper cannot unfold.
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.from(document.querySelectorAll("main details:not([open])"));
    folded.forEach(function (element) { element.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folded.forEach(function (element) { element.open = false; });
    folded = [];
  });
})();
