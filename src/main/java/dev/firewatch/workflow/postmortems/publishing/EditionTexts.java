package dev.firewatch.workflow.postmortems.publishing;

import java.util.Optional;

import dev.firewatch.workflow.postmortems.publishing.EditionTexts.EditionText;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.repository.Repository;

/** The stored texts of published versions. */
interface EditionTexts extends Repository<EditionText, String> {

	/** What a version said, as Markdown. */
	@Document("editions")
	record EditionText(@Id String id, String markdown) {
	}

	Optional<EditionText> findById(String id);

	EditionText save(EditionText text);

}
