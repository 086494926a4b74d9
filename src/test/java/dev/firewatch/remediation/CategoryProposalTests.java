package dev.firewatch.remediation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static dev.firewatch.testing.TestPolicy.BUNDLED;
import static org.assertj.core.api.Assertions.assertThat;

class CategoryProposalTests {

	private static final String HELD_OUT = "# held out";

	/** An action item with the category a reader would give it. */
	private record Labelled(String category, String title) {

		static Labelled of(String line) {
			String[] parts = line.split("\t", 2);
			return new Labelled(parts[0], parts[1]);
		}

		boolean isProposed() {
			return CategoryProposal.of(title, BUNDLED.fixes())
				.filter(made -> made.category().equals(category))
				.isPresent();
		}

		String misread() {
			return category + ", not " + CategoryProposal.of(title, BUNDLED.fixes()) + ": " + title;
		}

	}

	private static String read() throws IOException {
		try (InputStream list = CategoryProposalTests.class.getResourceAsStream("/remediation/action-items.tsv")) {
			return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static List<Labelled> labelled(String part) {
		return part.lines().filter(line -> line.contains("\t")).map(Labelled::of).toList();
	}

	private static double share(String what, List<Labelled> items) {
		double share = items.stream().filter(Labelled::isProposed).count() / (double) items.size();
		System.out.printf("Categories proposed rightly, %s: %.0f%% of %d%n", what, share * 100, items.size());
		items.stream().filter(item -> !item.isProposed()).forEach(item -> System.out.println("  " + item.misread()));
		return share;
	}

	@Test
	void isRightForMostActionItems() throws IOException {
		String all = read();
		int part = all.indexOf(HELD_OUT);

		assertThat(labelled(all)).hasSizeGreaterThanOrEqualTo(80);
		assertThat(share("of those looked at", labelled(all.substring(0, part)))).isGreaterThanOrEqualTo(0.9);
		assertThat(share("of those held out", labelled(all.substring(part)))).isGreaterThanOrEqualTo(0.8);
	}

	@Test
	void namesTheWordThatDecided() {
		assertThat(CategoryProposal.of("Write a runbook for the disk alert", BUNDLED.fixes()))
			.contains(new CategoryProposal("response", "runbook"));
		assertThat(CategoryProposal.of("Remove the noisy disk ALERTS", BUNDLED.fixes()))
			.contains(new CategoryProposal("detection", "alert"));
		assertThat(CategoryProposal.of("Health check for the queue", BUNDLED.fixes()))
			.contains(new CategoryProposal("detection", "health check"));
	}

	@Test
	void isNoneWhereNoWordTells() {
		assertThat(CategoryProposal.of("Catalogue", BUNDLED.fixes())).isEmpty();
		assertThat(CategoryProposal.of("", BUNDLED.fixes())).isEmpty();
	}

}
