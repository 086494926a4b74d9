package dev.firewatch.workflow.postmortems.writing;

import org.jspecify.annotations.Nullable;

/** One level of the chain of whys as typed: the answer, and its evidence after a bar. */
record WhyText(String answer, @Nullable String evidence) {

	static WhyText read(String typed) {
		int bar = typed.indexOf('|');
		if (bar < 1) {
			return new WhyText(typed.strip(), null);
		}
		String evidence = typed.substring(bar + 1).strip();
		return new WhyText(typed.substring(0, bar).strip(), evidence.isEmpty() ? null : evidence);
	}

}
