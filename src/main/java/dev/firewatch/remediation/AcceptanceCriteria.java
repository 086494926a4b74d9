package dev.firewatch.remediation;

import java.util.Arrays;
import java.util.List;

import dev.firewatch.policy.Severity;
import org.jspecify.annotations.Nullable;

/** By what people see that a fix is done: one statement a line. */
public final class AcceptanceCriteria {

	/** Stands for "none are needed", which is not the same as "nobody said". */
	public static final String NONE = "";

	private AcceptanceCriteria() {
	}

	/** A nuisance isn't worth the question. */
	public static boolean askedFor(Severity severity) {
		return severity != Severity.SEV3;
	}

	/** The single statements of a text, which are parted by lines or semicolons. */
	public static List<String> lines(@Nullable String text) {
		return text == null ? List.of()
				: Arrays.stream(text.split("[\\n;]")).map(String::strip).filter(line -> !line.isEmpty()).toList();
	}

	/** The text that holds the statements. */
	public static String text(List<String> lines) {
		return String.join("\n", lines);
	}

}
