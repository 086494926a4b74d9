package dev.firewatch.chat.teams.cards;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.people.PersonId;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CardRendererTests {

	private static final PersonId ALICE = new PersonId("teams/aad-alice");

	private final CardRenderer renderer = new CardRenderer(
			person -> person.value().startsWith("teams/") ? Optional.of("29:" + person.value()) : Optional.empty(),
			room -> "https://teams.example/" + room.id(), true, action -> action.argument().isBlank());

	private ObjectNode rendered(Block... blocks) {
		ObjectNode card = renderer.card(Message.of("News", blocks));
		assertThat(CardLimits.card(card)).isEmpty();
		return card;
	}

	@Test
	void cardsAreCheckedByMicrosoftsOwnSchema() {
		Assumptions.assumeTrue(Files.exists(CardLimits.SCHEMA), "SKIPPED: no schema at " + CardLimits.SCHEMA);
		ObjectNode card = rendered(Block.paragraph(Span.plain("x")));
		((ObjectNode) card.path("body").path(0)).put("inline", "x");

		assertThat(CardLimits.card(card)).isNotEmpty();
	}

	@Test
	void whatPeopleAreToTypeStandsOut() {
		ObjectNode card = rendered(Block.sentence("Try `sev SEV1`."),
				Block.paragraph(Span.plain("Try "), Span.code("left"), new Span.Mention(ALICE, "Alice")));

		assertThat(card.at("/body/0/inlines/1/fontType").asText()).isEqualTo("Monospace");
		assertThat(card.at("/body/0/inlines/1/text").asText()).isEqualTo("sev SEV1");
		assertThat(card.at("/body/1/text").asText()).startsWith("Try **left**");
	}

	@Test
	void aButtonActsInPlaceAndInAnOlderClientToo() {
		Action action = new Action("role", "INC-2026-0001", "commander");
		ObjectNode card = rendered(Block.buttons(Button.primary("I lead", action)));

		ObjectNode button = (ObjectNode) card.at("/body/0/actions/0");
		assertThat(button.path("type").asText()).isEqualTo("Action.Execute");
		assertThat(CardButtons.pressed(button.path("data"))).contains(action);
		assertThat(button.at("/fallback/type").asText()).isEqualTo("Action.Submit");
		assertThat(CardButtons.pressed(button.at("/fallback/data"))).contains(action);
	}

	@Test
	void aButtonThatNeedsAFormAsksForADialog() {
		ObjectNode card = rendered(Block.buttons(Button.of("Add note", new Action("note", "INC-2026-0001", ""))));

		assertThat(card.at("/body/0/actions/0/data/msteams/type").asText()).isEqualTo("task/fetch");
		CardRenderer local = new CardRenderer(person -> Optional.empty(), room -> null, false, action -> true);
		assertThat(local
			.card(Message.of("x", Block.buttons(Button.of("Add note", new Action("note", "INC-2026-0001", "")))))
			.toString()).doesNotContain("task/fetch");
	}

	@Test
	void somebodyIsMentionedByNameAndListedOnce() {
		Span alice = new Span.Mention(ALICE, "Alice <Adams>");
		ObjectNode card = rendered(Block.paragraph(Span.plain("*Who* "), alice), Block.paragraph(alice),
				Block.paragraph(new Span.Mention(new PersonId("slack/U1"), "Bob")));

		assertThat(card.at("/msteams/entities")).hasSize(1);
		assertThat(card.at("/msteams/entities/0/mentioned/id").asText()).isEqualTo("29:teams/aad-alice");
		assertThat(CardLimits.texts(card)).containsExactly("*Who* <at>Alice  Adams</at>", "<at>Alice  Adams</at>",
				"@Bob");
	}

	@Test
	void twoPeopleOfOneNameAreTwo() {
		ObjectNode card = rendered(Block.paragraph(new Span.Mention(ALICE, "Sam"),
				new Span.Mention(new PersonId("teams/aad-sam"), "Sam")));

		assertThat(card.at("/msteams/entities")).hasSize(2);
		assertThat(card.at("/body/0/text").asText()).isEqualTo("<at>Sam</at><at>Sam (2)</at>");
	}

	@Test
	void aMomentIsShownInTheReadersOwnTimeAndNothingTypedPosesAsOne() {
		Instant at = Instant.parse("2026-11-20T09:47:11.123Z");
		ObjectNode card = rendered(Block.paragraph(Span.dateTime(at), Span.plain(" {{DATE(2020-01-01T00:00:00Z)}}")));

		String text = card.at("/body/0/text").asText();
		assertThat(text).startsWith("{{DATE(2026-11-20T09:47:11Z, SHORT)}} {{TIME(2026-11-20T09:47:11Z)}}");
		assertThat(text.substring(60)).doesNotContain("{{");
	}

	@Test
	void linksLeadOnlyToTheWeb() {
		ObjectNode card = rendered(Block.paragraph(new Span.Link("page", "https://firewatch.example/x"),
				new Span.Link("trap", "javascript:alert(1)")));

		assertThat(card.findValuesAsText("url")).containsExactly("https://firewatch.example/x");
	}

	@Test
	void whatDoesNotFitIsCountedAndTheLastButtonsStay() {
		List<Block> blocks = new java.util.ArrayList<>();
		for (int i = 0; i < 60; i++) {
			blocks.add(Block.paragraph(Span.plain(i + " " + "ä".repeat(1_000))));
		}
		blocks.add(Block.buttons(Button.primary("Resolve", new Action("close", "INC-2026-0001", ""))));
		ObjectNode card = rendered(blocks.toArray(Block[]::new));

		List<String> texts = CardLimits.texts(card);
		assertThat(texts.get(texts.size() - 2)).matches("… and \\d+ more");
		assertThat(texts).last().isEqualTo("Resolve");
	}

}
