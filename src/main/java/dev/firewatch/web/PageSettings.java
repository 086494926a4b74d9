package dev.firewatch.web;

/** The address of the pages, and whether this is local mode. */
record PageSettings(String baseUrl, boolean localMode) {
}
