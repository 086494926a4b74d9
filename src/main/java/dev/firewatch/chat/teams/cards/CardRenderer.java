package dev.firewatch.chat.teams.cards;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Span;
import dev.firewatch.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Turns a message into one Adaptive Card within Teams' limits; whatever doesn't fit is
 * counted, never lost silently.
 */
public class CardRenderer {

	public static final String CONTENT_TYPE = "application/vnd.microsoft.card.adaptive";

	/**
	 * Teams documents 100 KB but has refused less; this makes 25 KB with everything
	 * around it.
	 */
	static final int LARGEST = 24_000;

	/** What pictures leave to the words after them. */
	private static final int WORDS = 4_000;

	private static final int LONGEST_FALLBACK = 500;

	private final Function<PersonId, Optional<String>> userIds;

	private final Function<RoomRef, @Nullable String> links;

	private final boolean dialogs;

	private final Predicate<Action> opensForm;

	public CardRenderer(Function<PersonId, Optional<String>> userIds, Function<RoomRef, @Nullable String> links,
			boolean dialogs, Predicate<Action> opensForm) {
		this.userIds = userIds;
		this.links = links;
		this.dialogs = dialogs;
		this.opensForm = opensForm;
	}

	/** Whether the client opens dialogs. */
	public boolean dialogs() {
		return dialogs;
	}

	/** The message as an activity that can be sent. */
	public ObjectNode activity(Message message) {
		return activity(card(message), message.fallback());
	}

	/** The card as an activity; a notification shows the line instead. */
	public ObjectNode activity(ObjectNode card, String line) {
		ObjectNode activity = TeamsJson.object().put("type", "message").put("summary", fallback(line));
		activity.putArray("attachments").add(attachment(card));
		return activity;
	}

	static ObjectNode attachment(ObjectNode card) {
		ObjectNode attachment = TeamsJson.object().put("contentType", CONTENT_TYPE);
		attachment.set("content", card);
		return attachment;
	}

	/** A message in one line of plain text. */
	public static String fallback(String text) {
		return Cut.to(CardText.plain(text.isBlank() ? "Firewatch" : text), LONGEST_FALLBACK);
	}

	CardSpans spans(CardMentions mentions) {
		return new CardSpans(mentions, links);
	}

	CardMentions mentions() {
		return new CardMentions(userIds);
	}

	/** An empty card. */
	static ObjectNode card() {
		ObjectNode card = TeamsJson.object().put("type", "AdaptiveCard").put("version", "1.5");
		card.putArray("body");
		return card;
	}

	/** Lists the people that the card mentions, and gives it the width of the window. */
	static ObjectNode finished(ObjectNode card, CardMentions mentions) {
		ArrayNode entities = mentions.in(card.path("body").toString());
		ObjectNode teams = card.putObject("msteams").put("width", "Full");
		if (!entities.isEmpty()) {
			teams.set("entities", entities);
		}
		return card;
	}

	public ObjectNode card(Message message) {
		CardMentions mentions = mentions();
		CardBlocks renderer = new CardBlocks(spans(mentions),
				new CardButtons(action -> dialogs && opensForm.test(action)));
		List<Block> blocks = new ArrayList<>(message.blocks());
		// People need the buttons at the end: they stay when text is cut.
		List<ObjectNode> ending = List.of();
		if (blocks.size() > 1 && blocks.get(blocks.size() - 1) instanceof Block.Buttons buttons) {
			ending = buttons.render(renderer);
			blocks.remove(blocks.size() - 1);
		}
		ObjectNode card = card();
		ArrayNode body = card.withArray("body");
		int room = LARGEST - size(ending) - 500;
		for (int i = 0; i < blocks.size(); i++) {
			List<ObjectNode> rendered = blocks.get(i).render(renderer);
			if (blocks.get(i) instanceof Block.Picture picture && size(rendered) > room - WORDS) {
				// A card holds few of them; what they show is said all the same.
				rendered = picture.inWords().render(renderer);
			}
			room -= size(rendered) + size(mentioned(mentions, rendered));
			if (room < 0) {
				Block.aside(Span.plain("… and " + (blocks.size() - i) + " more")).render(renderer).forEach(body::add);
				break;
			}
			rendered.forEach(body::add);
		}
		ending.forEach(body::add);
		return finished(card, mentions);
	}

	private static List<ObjectNode> mentioned(CardMentions mentions, List<ObjectNode> rendered) {
		List<ObjectNode> entities = new ArrayList<>();
		mentions.in(rendered.toString()).forEach(entity -> entities.add((ObjectNode) entity));
		return entities;
	}

	static int size(List<ObjectNode> elements) {
		return elements.stream().mapToInt(CardRenderer::size).sum();
	}

	/** How much of a card's size the element takes up. */
	static int size(ObjectNode element) {
		return TeamsJson.write(element).getBytes(StandardCharsets.UTF_8).length + 1;
	}

}
