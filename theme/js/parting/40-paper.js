// On paper nothing is folded away, in browsers whose style sheets cannot unfold it either.
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
