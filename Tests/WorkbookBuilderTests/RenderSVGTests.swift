import Testing

@testable import WorkbookBuilder

@Suite struct RenderSVGTests {
  @Test(arguments: [
    "", "text", "<svg>", "<svg></g></svg>", "<svg/><svg/>", "<svg/>text", "<!-- --><svg/>",
    "<svg><script/></svg>", "<svg><SCRIPT/></svg>", "<svg onload=\"a()\"/>", "<svg OnLoad='a()'/>",
    "<svg><image href=\"x.png\"/></svg>", "<svg><use href=\"https://a/#b\"/></svg>",
    "<svg><use xlink:href=\"data:x\"/></svg>", "<svg><a href=\"#x\"/></svg>",
    "<svg><foreignObject/></svg>", "<svg><style>a{}</style></svg>", "<svg><animate/></svg>",
    "<svg fill=\"url(http://a)\"/>", "<svg fill=\"URL( 'http://a')\"/>",
    "<svg fill=\"u\\72l(x)\"/>",
    "<svg fill=\"ur&#108;(http://a)\"/>", "<svg a=\"<\"/>", "<svg a=b/>", "<svg a=\"b\"c=\"d\"/>",
    "<svg a=\"1\" a=\"2\"/>", "<svg>&nbsp;</svg>", "<svg>a & b</svg>", "<svg a=\"",
    "<svg><![CDATA[x]]></svg>",
    "<svg></svg", "<svg>>", "<svg><?xml?></svg>",
  ])
  func `a picture that is not well-formed or does more than draw is refused`(svg: String) {
    #expect(SVGInspection.objection(to: svg) != nil)
  }

  @Test(arguments: [
    "<svg/>", " <svg a='1' b=\"2\"></svg>\n", RenderFixture.svg,
    "<svg><defs><clipPath id=\"c\"/></defs><g clip-path=\"url(#c)\"><use href=\"#c\"/></g></svg>",
    "<svg aria-label=\"a \\ b &quot;c&quot; &amp; onload=\"><text>x &lt; y &#176;</text></svg>",
  ])
  func `a picture that draws is shown`(svg: String) {
    #expect(SVGInspection.objection(to: svg) == nil)
  }
}
