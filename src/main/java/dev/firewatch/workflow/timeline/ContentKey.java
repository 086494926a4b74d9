package dev.firewatch.workflow.timeline;

import dev.firewatch.Sha256;
import dev.firewatch.timeline.TimelineImport.ImportedLine;

/** A key that is the same for the same content, no matter who pastes it and how often. */
final class ContentKey {

	private ContentKey() {
	}

	/** The key under which an imported line goes on record. */
	static String of(ImportedLine line) {
		return "import/" + Sha256.print(line.when().start() + "\n" + line.text());
	}

}
