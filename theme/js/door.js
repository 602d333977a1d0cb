// Inlined into the head of the home page: whoever has chosen a neighbourhood is led there before anything is drawn.
try {
  (function (home) {
    if (home && /^[a-z0-9-]+$/.test(home) && location.hash !== "#choose") location.replace("c/" + home + "/index.html");
  })(localStorage["lianxin.home:" + location.pathname.replace(/((zh-hant|en)\/)?(index.html)?$/, "")]);
} catch (refused) { /* a browser that keeps nothing: whom to choose stands on the page */ }
