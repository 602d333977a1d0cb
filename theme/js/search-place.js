// What shows the answers comes with the search, behind all that a reader looks at first; its place is below the box.
document.querySelector(".find").append(document.querySelector(".answers"));
