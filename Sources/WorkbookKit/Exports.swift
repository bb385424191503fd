// One import gives a snippet everything: claims and values from here, charts, numerical methods and
// the C library's elementary functions.
@_exported import WorkbookCharts
@_exported import WorkbookNumerics
