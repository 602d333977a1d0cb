// All scripts of this folder are one function.
const all = (what) => [...document.querySelectorAll(what)];
