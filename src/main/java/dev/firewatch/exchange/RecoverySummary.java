package dev.firewatch.exchange;

import java.util.ArrayList;
import java.util.List;

import dev.firewatch.casefile.RecoveryDigest;
import dev.firewatch.exchange.Document.DocumentFact;
import dev.firewatch.exchange.Document.DocumentHeading;
import dev.firewatch.exchange.Document.DocumentItem;
import dev.firewatch.exchange.Document.DocumentPart;
import dev.firewatch.exchange.Document.Items;
import dev.firewatch.exchange.Document.Table;

/** What a recovery came to, as a document of one page. */
public final class RecoverySummary {

	private RecoverySummary() {
	}

	public static Document of(RecoveryDigest digest) {
		List<DocumentPart> parts = new ArrayList<>();
		digest.facts().forEach(fact -> parts.add(new DocumentFact(fact.label() + ":", fact.value())));
		parts.add(new Table(List.of("Stage", "Began", "Passed", "Approved by"),
				digest.stages()
					.stream()
					.map(stage -> List.of(stage.title(), stage.began(), stage.passed(), stage.approved()))
					.toList()));
		digest.groups().forEach(group -> {
			parts.add(new DocumentHeading(2, group.title()));
			parts.add(new Items(null,
					group.lines().stream().map(line -> new DocumentItem(null, line, List.of())).toList()));
		});
		return Document.brief(digest.title(), "en", parts);
	}

}
