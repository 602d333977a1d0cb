// The words of scripts on pages that are not in simplified characters: build_tools/render/saying.py says how, and
// writes the table. Other scripts call window.lianxinSay(text) for whatever they show; what is not in the table stays.
(function () {
  "use strict";
  var table = TABLE, names = table.names, CHINESE = /[\u3001-\u303f\u3400-\u9fff\uff01-\uff5e]/;
  var patterns = (table.patterns || []).map(function (each) { return [new RegExp("^(?:" + each[0] + ")$"), each[1], each[2]]; });

  function value(letter, group) {
    if ("xyz".indexOf(letter) >= 0) return say(group);
    if ("ab".indexOf(letter) >= 0) return say(group) || group;
    return names[letter] ? names[letter][group] : group;
  }

  function filled(pattern, found) {
    var missing = false, text = pattern[2].replace(/\{(\w)\}/g, function (_, letter) {
      var said = value(letter, found[1 + pattern[1].indexOf(letter)]);
      if (!said) missing = true;
      return said;
    });
    return missing ? null : text;
  }

  function say(text) {
    if (!CHINESE.test(text)) return text;
    if (table.words.hasOwnProperty(text)) return table.words[text];
    var first = null;
    for (var i = 0; i < patterns.length; i++) {
      var found = patterns[i][0].exec(text), said = found && filled(patterns[i], found);
      if (said && !CHINESE.test(said)) return said;
      first = first || said;
    }
    return first;
  }

  window.lianxinSay = function (text) {
    if (table.parts) return table.parts.reduce(function (so, part) { return so.split(part[0]).join(part[1]); }, text);
    return say(text) || text;
  };
})();
