package dev.firewatch.workflow.postmortems.publishing;

import java.util.Optional;

import dev.firewatch.incident.IncidentId;
import dev.firewatch.postmortem.Edition;
import dev.firewatch.workflow.postmortems.publishing.EditionTexts.EditionText;

/** What each published version of a postmortem said, as Markdown. */
class Editions {

	private final EditionTexts texts;

	Editions(EditionTexts texts) {
		this.texts = texts;
	}

	/**
	 * Keeps what is about to be published; if publishing fails, nobody asks for it.
	 */
	void keep(IncidentId id, int version, String contentHash, String markdown) {
		texts.save(new EditionText(key(id, version, contentHash), markdown));
	}

	/** What the version said; empty for one that was published elsewhere. */
	public Optional<String> text(IncidentId id, Edition edition) {
		return texts.findById(key(id, edition.version(), edition.contentHash())).map(EditionText::markdown);
	}

	private static String key(IncidentId id, int version, String contentHash) {
		return id + "/" + version + "/" + contentHash;
	}

}
