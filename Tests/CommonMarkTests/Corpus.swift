/// Every construct of the CommonMark 0.30 specification, section by section.
let corpus: [String] = [
  // Tabs, precedence, thematic breaks.
  "\tfoo\tbaz\t\tbim", "- foo\n\n\tbar", ">\t\tfoo", "- `one\n- two`", "***\n---\n___", " - - -",
  "Foo\n***\nbar", "+++\n\n--\n**\n__",
  // Headings.
  "# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6\n####### 7", "#5 bolt\n\n#hashtag", "## foo ##\n#",
  "Foo *bar*\n=========\n\nFoo *bar*\n---------", "a\nb\n===\n- c\n---", "\\> foo\n------",
  // Code.
  "    a simple\n      indented code block", "  - foo\n\n    bar\n\n        code",
  "```\n<\n >\n```",
  "~~~ ruby startline=3 $%@#$\ndef foo(x)\n  return 3\nend\n~~~", "````\naaa\n```\n``````",
  "   ```\n   aaa\n aaa\n  ```", "```\n\n  \n```", "> ```\n> aaa\n\nbbb", "```\nunclosed",
  "``` a`b\n",
  // HTML blocks and inlines.
  "<div>\n*hello*\n         <foo><a>", "<!-- Foo\n\nbar\n   baz -->\nokay",
  "<?php\n\n  echo '>';\n?>\nx",
  "<![CDATA[\n]]>\n", "<!DOCTYPE html>", "<pre>\n\n**a**\n</pre>", "Foo\n<div>\nbar\n</div>",
  "<a><bab><c2c>", "<a foo=\"bar\" bam = 'baz <em>\"</em>'\n_boolean zoop:33=zoop:33 />",
  "foo <!-- c -->",
  // Reference definitions, paragraphs, blank lines.
  "[foo]: /url \"title\"\n\n[foo]", "[Foo bar]:\n<my url>\n'title'\n\n[Foo bar]",
  "[ẞ]\n\n[SS]: /url",
  "aaa\n\nbbb\n\n\n  ccc\n             ddd", "aaa     \nbbb     ", "  \n\naaa\n  \n\n# aaa\n\n  ",
  // Block quotes.
  "> # Foo\n> bar\n> baz", "> bar\nlazy\n> foo", "> ```\nfoo\n```", ">\n> foo\n>  ",
  "> > > foo\nbar",
  ">     code\n\n>    not code",
  // Lists.
  "A paragraph\nwith two lines.\n\n    indented code\n\n> A block quote.",
  "1.  A\n    b\n\n        code\n\n    > quote", "- one\n\n two", "-    one\n\n     two",
  "123456789. ok",
  "1234567890. not ok", "0. ok\n003. ok\n-1. no", "-\n  foo\n-\n  ```\n  bar\n  ```",
  "- foo\n-   \n- bar",
  "- a\n - b\n  - c\n   - d\n    - e", "1. a\n\n  2. b\n\n   3. c", "- a\n- b\n\n- c",
  "* a\n*\n\n* c",
  "- a\n  > b\n  ```\n  c\n  ```\n- d", "- a\n- b\n+ c\n1) d\n2. e", "14. in\n1. list",
  "- a\n\n<!-- -->\n\n- b",
  // Escapes and entities.
  "\\!\\\"\\#\\$\\%\\&\\'\\(\\)\\*\\+\\,\\-\\.\\/\\:\\;\\<\\=\\>\\?\\@\\[\\\\\\]\\^\\_\\`\\{\\|\\}\\~",
  "\\→\\A\\a", "foo\\\nbar",
  "&nbsp; &amp; &copy; &AElig; &#35; &#1234; &#0; &#X22; &nope; &#87654321;",
  // Code spans.
  "`foo`", "`` foo ` bar ``", "` `` `", "`a`` b`", "``\nfoo\nbar  \nbaz\n``", "*foo`*`",
  "`<a href=\"`\">`",
  // Emphasis.
  "*foo bar*", "a * foo bar*", "a*\"foo\"*", "foo*bar*", "_foo bar_", "foo_bar_baz",
  "пристаням_стремятся_",
  "foo-_(bar)_", "**foo bar**", "__foo__bar", "*foo**bar**baz*", "***foo** bar*", "foo***bar***baz",
  "*foo [*bar*](/url)*", "** is not an empty emphasis", "*foo __bar *baz bim__ bam*",
  "**a<https://x.y/?q=**>",
  "*foo **bar *baz* bim** bop*", "____a____ ***b*** ****c****",
  // Links and images.
  "[link](/uri \"title\")", "[link]()", "[a](<b)c>)", "[link](foo(and(bar)))",
  "[a](b 'c') [a](b (c))",
  "[link](foo\\bar%20b&auml;)", "[link [bar](/u)](/v)", "![[[foo](uri1)](uri2)](uri3)",
  "[foo *bar](baz*)",
  "[foo][BaR] [bar][] [bar]\n\n[bar]: /url", "![foo *bar*](train.jpg \"train & tracks\")",
  "!\\[foo] \\![foo]",
  "[link](javascript:x) ![i](data:text/html,x)", "[foo]\n[]\n\n[foo]: /url1",
  // Autolinks, line breaks, text.
  "<http://foo.bar.baz/test?q=hello&id=22&boolean> <MAILTO:FOO@BAR.BAZ> <foo@bar.example.com>",
  "<m:abc> <>",
  "foo  \nbaz\\\nbar\nbim  ", "hello $.;'there\nFoo χρῆν\nMultiple     spaces", "",
]
