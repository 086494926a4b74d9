package dev.firewatch.web;

/** Where the pages are reached, and whether this is local mode. */
record PageSettings(String baseUrl, boolean localMode) {
}
