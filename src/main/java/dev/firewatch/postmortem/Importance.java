package dev.firewatch.postmortem;

/** How soon a section is asked, compared to the others; the soonest first. */
public enum Importance {

	HIGH, NORMAL, LOW

}
