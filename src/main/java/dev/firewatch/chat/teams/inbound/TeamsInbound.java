package dev.firewatch.chat.teams.inbound;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ChannelAccount;
import com.microsoft.bot.schema.Entity;
import dev.firewatch.chat.Caller;
import dev.firewatch.chat.Handles;
import dev.firewatch.chat.HeardText;
import dev.firewatch.chat.Hearing;
import dev.firewatch.chat.InboundFlow.Speaker;
import dev.firewatch.chat.MentionedPerson;
import dev.firewatch.chat.MessageRef;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.ConversationIds;
import dev.firewatch.chat.teams.connector.TeamsPeople;
import dev.firewatch.chat.teams.connector.TeamsPeople.NamedAccount;
import dev.firewatch.chat.teams.connector.TeamsReferences;
import dev.firewatch.chat.teams.connector.TeamsReplyTarget;
import dev.firewatch.chat.teams.connector.TeamsSettings;
import dev.firewatch.people.Person;
import dev.firewatch.people.PersonId;
import dev.firewatch.people.Platform;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.HtmlUtils;

/** Who said something, where, when, and what it reads like. */
class TeamsInbound implements Hearing {

	private final TeamsPeople people;

	private final TeamsReferences references;

	private final TeamsSettings settings;

	TeamsInbound(TeamsPeople people, TeamsReferences references, TeamsSettings settings) {
		this.people = people;
		this.references = references;
		this.settings = settings;
	}

	@Override
	public Platform platform() {
		return Platform.TEAMS;
	}

	/** The markup has already been read, so the text is plain. */
	@Override
	public HeardText heard(String markup) {
		return typed(markup);
	}

	@Override
	public String reads(String markup) {
		return markup;
	}

	/** Who speaks. */
	Speaker speaker(TeamsReplyTarget stranger, Activity activity) {
		return new Speaker(stranger.caller(), () -> known(stranger, activity));
	}

	/** The same for each delivery of the activity. */
	static String key(Activity activity) {
		String id = activity.getId() == null ? UUID.randomUUID().toString() : activity.getId();
		return activity.getConversation().getId() + "/" + id;
	}

	/**
	 * Who speaks, and where, as far as known without asking anybody: enough to answer
	 * them.
	 */
	TeamsReplyTarget stranger(Activity activity) {
		RoomRef room = room(activity);
		// A pressed button's message appears as the one it replies to.
		String message = activity.getReplyToId();
		Caller caller = new Caller(people.provisional(named(activity)), room,
				message == null ? null : new MessageRef(room, message));
		return new TeamsReplyTarget(caller, activity.getConversation().getId(), isDirect(activity));
	}

	/** The caller, looked up if necessary; what was learned about them is kept. */
	Caller known(TeamsReplyTarget stranger, Activity activity) {
		Person person = people.person(named(activity), activity.getConversation().getId());
		references.service(activity.getServiceUrl());
		if (stranger.direct()) {
			references.person(person.id(), stranger.conversation(), activity.getServiceUrl());
		}
		else {
			String team = TeamsJson.text(ActivityJson.tree(activity.getChannelData()), "team.aadGroupId");
			references.room(stranger.room().id(), activity.getServiceUrl(), team);
			String channel = TeamsJson.text(ActivityJson.tree(activity.getChannelData()), "channel.id");
			if (!settings.hasCredentials() && channel != null) {
				references.latestChannel(channel, activity.getServiceUrl());
			}
		}
		return new Caller(person, stranger.room(), stranger.pressedOn());
	}

	static NamedAccount named(Activity activity) {
		ChannelAccount from = activity.getFrom();
		if (from == null) {
			return new NamedAccount(null, null, null, null);
		}
		return new NamedAccount(from.getId(), from.getAadObjectId(), from.getName(), activity.getLocalTimezone());
	}

	/**
	 * The room: a channel with all its threads, except in the configured channel and
	 * where rooms are threads.
	 */
	private RoomRef room(Activity activity) {
		String conversation = activity.getConversation().getId();
		String channel = ConversationIds.channel(conversation);
		boolean threadsAreRooms = settings.teams().isEmpty() || channel.equals(settings.channelId().strip());
		return new RoomRef(Platform.TEAMS, threadsAreRooms ? conversation : channel);
	}

	static boolean isDirect(Activity activity) {
		String type = activity.getConversation().getConversationType();
		boolean group = Boolean.TRUE.equals(activity.getConversation().isGroup());
		return type == null ? !group && !activity.getConversation().getId().contains("@thread")
				: type.equals("personal");
	}

	/** Whether the person speaks to the bot: in its own chat, or by its name. */
	static boolean isAddressed(Activity activity) {
		return isDirect(activity) || activity.getEntities() != null
				&& activity.getEntities().stream().anyMatch(entity -> isBot(activity, ActivityJson.tree(entity)));
	}

	private static boolean isBot(Activity activity, JsonNode entity) {
		return "mention".equals(TeamsJson.text(entity, "type")) && activity.getRecipient() != null
				&& String.valueOf(activity.getRecipient().getId()).equals(TeamsJson.text(entity, "mentioned.id"));
	}

	/** How a text reads, made without asking who anybody is. */
	static String reads(Activity activity) {
		String text = String.valueOf(activity.getText() == null ? "" : activity.getText());
		for (Entity mention : mentions(activity)) {
			JsonNode entity = ActivityJson.tree(mention);
			String written = TeamsJson.text(entity, "text", "");
			if (!written.isEmpty()) {
				String name = TeamsJson.text(entity, "mentioned.name", "");
				text = isBot(activity, entity) ? text.replace(written, " ")
						: text.replace(written, "@" + TeamsPeople.handle(name));
			}
		}
		return unescaped(text);
	}

	private static List<Entity> mentions(Activity activity) {
		return activity.getEntities() == null ? List.of()
				: activity.getEntities().stream().filter(entity -> "mention".equals(entity.getType())).toList();
	}

	/** Reads a text in which people are mentioned. */
	HeardText heard(Activity activity) {
		Map<String, PersonId> mentioned = new LinkedHashMap<>();
		String text = activity.getText() == null ? "" : activity.getText();
		for (Entity mention : mentions(activity)) {
			JsonNode entity = ActivityJson.tree(mention);
			String written = TeamsJson.text(entity, "text", "");
			if (written.isEmpty()) {
				continue;
			}
			text = text.replace(written, isBot(activity, entity) ? " "
					: mentioned.size() < Handles.MOST ? mention(entity, activity, mentioned) : written);
		}
		return typed(unescaped(text), mentioned);
	}

	private String mention(JsonNode entity, Activity activity, Map<String, PersonId> mentioned) {
		Person person = people.met(new NamedAccount(TeamsJson.text(entity, "mentioned.id"),
				TeamsJson.text(entity, "mentioned.aadObjectId"), TeamsJson.text(entity, "mentioned.name"), null),
				activity.getConversation().getId());
		String handle = "@" + person.handle();
		String token = handle;
		for (int n = 2; mentioned.containsKey(token) && !mentioned.get(token).equals(person.id()); n++) {
			// Two people of one name must not be taken for each other.
			token = handle + "-" + n;
		}
		mentioned.put(token, person.id());
		return token;
	}

	/** Teams sends spaces and angle brackets as named entities. */
	private static String unescaped(String text) {
		return HtmlUtils.htmlUnescape(text).replace('\u00a0', ' ').replace("\r\n", "\n").strip();
	}

	/** Reads a text without markup, such as a field of a form. */
	@Override
	public HeardText typed(String text) {
		return typed(text, new LinkedHashMap<>());
	}

	private HeardText typed(String text, Map<String, PersonId> mentioned) {
		Handles
			.mentionedIn(text, name -> Optional.ofNullable(mentioned.get("@" + name)).or(() -> people.byHandle(name)))
			.forEach(one -> mentioned.put(one.token(), one.person()));
		return new HeardText(text,
				mentioned.entrySet().stream().map(e -> new MentionedPerson(e.getKey(), e.getValue())).toList());
	}

	/** Somebody named only by an id, such as a choice from the directory. */
	PersonId person(String accountId, @Nullable String name, String conversation) {
		boolean botsId = accountId.startsWith("29:");
		return people
			.met(new NamedAccount(botsId ? accountId : null, botsId ? null : accountId, name, null), conversation)
			.id();
	}

}
