package dev.firewatch.chat.teams.connector;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.PlatformFailure.FailureOutcome;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.TeamsLogin.Api;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriUtils;

/** The calls to Microsoft Graph that we need, each made once. */
public class TeamsGraph {

	/** What the app asks consent for; installing it has to repeat the list. */
	public static final List<String> CONSENTED = List.of("Channel.Create.Group", "ChannelMessage.Read.Group",
			"ChannelSettings.Read.Group", "ChannelSettings.ReadWrite.Group", "TeamsTab.ReadWrite.Group");

	private static final String MEMBER = "#microsoft.graph.aadUserConversationMember";

	private static final int MOST_PAGES = 50;

	private static final int MOST_PAGES_OF_MESSAGES = 10;

	private final TeamsWeb web;

	private final String url;

	TeamsGraph(TeamsWeb web, String url) {
		this.web = web;
		this.url = url.replaceAll("/+$", "");
	}

	/** A channel; its description may be empty. */
	public record Channel(String id, String name, String description, boolean isPrivate, boolean isArchived) {

		static Channel of(JsonNode node) {
			return new Channel(TeamsJson.text(node, "id", ""), TeamsJson.text(node, "displayName", ""),
					TeamsJson.text(node, "description", ""),
					"private".equals(TeamsJson.text(node, "membershipType", "standard")),
					node.path("isArchived").asBoolean());
		}

	}

	/**
	 * Opens a channel.
	 * @param owner who owns it, which a private channel must have; null for a channel
	 * that the whole team sees
	 */
	public Channel create(String team, String name, String description, @Nullable String owner) {
		ObjectNode wish = TeamsJson.object()
			.put("displayName", name)
			.put("description", description)
			.put("membershipType", owner == null ? "standard" : "private");
		if (owner != null) {
			wish.withArray("members").add(member(new GraphMember(owner, false)));
		}
		return Channel.of(call(HttpMethod.POST, "/teams/" + id(team) + "/channels", wish, "open the channel " + name));
	}

	/** The channel with this name, if there is one that we can see. */
	public Optional<Channel> find(String team, String name) {
		String filter = UriUtils.encode("displayName eq '" + name.replace("'", "''") + "'", StandardCharsets.UTF_8);
		JsonNode found = call(HttpMethod.GET, "/teams/" + id(team) + "/channels?$filter=" + filter, null,
				"look for the channel " + name);
		for (JsonNode channel : found.path("value")) {
			if (name.equalsIgnoreCase(TeamsJson.text(channel, "displayName"))) {
				return Optional.of(Channel.of(channel));
			}
		}
		return Optional.empty();
	}

	/**
	 * Somebody who is to be a member.
	 *
	 * @param guest whether they are a guest of the organisation
	 */
	public record GraphMember(String directoryId, boolean guest) {
	}

	public void describe(String team, String channel, String description) {
		call(HttpMethod.PATCH, channel(team, channel), TeamsJson.object().put("description", description),
				"describe a channel");
	}

	public void archive(String team, String channel) {
		call(HttpMethod.POST, channel(team, channel) + "/archive", TeamsJson.object(), "archive a channel");
	}

	/** Somebody who owns the team; empty if nobody does. */
	public Optional<String> owner(String team) {
		JsonNode owners = call(HttpMethod.GET, "/groups/" + id(team) + "/owners?$select=id", null,
				"see who owns the team");
		return Optional.ofNullable(TeamsJson.text(owners.path("value").path(0), "id"));
	}

	/** Makes the person a member of a private channel. */
	public void add(String team, String channel, GraphMember person) {
		call(HttpMethod.POST, channel(team, channel) + "/members", member(person), "add somebody to a channel");
	}

	public void remove(String team, String channel, String directoryId) {
		JsonNode members = call(HttpMethod.GET, channel(team, channel) + "/members", null, "see who is in a channel");
		for (JsonNode member : members.path("value")) {
			if (directoryId.equals(TeamsJson.text(member, "userId"))) {
				call(HttpMethod.DELETE, channel(team, channel) + "/members/" + id(TeamsJson.text(member, "id", "")),
						null, "take somebody out of a channel");
			}
		}
	}

	/**
	 * Messages of the channel with their replies, latest first, until there are enough
	 * that were written since then, or they get too old. A page with a talk that goes on
	 * is no sign of how old the next one is.
	 */
	public List<JsonNode> messages(String team, String channel, Instant since, int most) {
		List<JsonNode> found = new ArrayList<>();
		String next = channel(team, channel) + "/messages?$top=50&$expand=replies";
		int recent = 0;
		for (int page = 0; next != null && page < MOST_PAGES_OF_MESSAGES && recent < most; page++) {
			JsonNode answer = call(HttpMethod.GET, next, null, "read the channel's messages");
			boolean old = !answer.path("value").isEmpty();
			for (JsonNode message : answer.path("value")) {
				List<JsonNode> talk = new ArrayList<>(List.of(message));
				message.path("replies").forEach(talk::add);
				found.addAll(talk);
				int written = (int) talk.stream().filter(one -> !isBefore(one, "createdDateTime", since)).count();
				recent += written;
				old &= written == 0 && isBefore(message, "lastModifiedDateTime", since);
			}
			String more = answer.path("@odata.nextLink").asText("");
			// Nothing recent yet: a reply may stand under a message of any age.
			next = !(old && recent > 0) && more.startsWith(url) ? more.substring(url.length()) : null;
		}
		return found;
	}

	private static boolean isBefore(JsonNode message, String field, Instant since) {
		return TeamsJson.moment(TeamsJson.text(message, field, ""))
			.filter(at -> at.toInstant().isBefore(since))
			.isPresent();
	}

	/** How many channels the team has, not counting deleted ones. */
	public int count(String team) {
		String path = "/teams/" + id(team) + "/channels?$select=id";
		int count = 0;
		for (int page = 0; page < MOST_PAGES && path != null; page++) {
			JsonNode channels = call(HttpMethod.GET, path, null, "count the channels of a team");
			count += channels.path("value").size();
			String next = channels.path("@odata.nextLink").asText(null);
			path = next != null && next.startsWith(url) ? next.substring(url.length()) : null;
		}
		return count;
	}

	/** Our app's id in the organisation's catalogue. */
	public String catalogued(String appId) {
		String filter = UriUtils.encode("externalId eq '" + appId.replace("'", "''") + "'", StandardCharsets.UTF_8);
		JsonNode found = call(HttpMethod.GET, "/appCatalogs/teamsApps?$filter=" + filter, null,
				"find Firewatch in the organisation's catalogue of apps");
		String app = TeamsJson.text(found.path("value").path(0), "id");
		if (app == null) {
			throw PlatformFailure.permanent("Firewatch is not in the organisation's catalogue of Teams apps."
					+ " An administrator can fix this: upload it there.");
		}
		return app;
	}

	/** Opens a group chat. */
	public String openChat(String topic, List<GraphMember> people) {
		ObjectNode wish = TeamsJson.object().put("chatType", "group").put("topic", Cut.to(topic, 250));
		people.forEach(person -> wish.withArray("members").add(member(person)));
		JsonNode opened = call(HttpMethod.POST, "/chats", wish, "open a group chat");
		String id = TeamsJson.text(opened, "id");
		if (id == null) {
			throw new PlatformFailure(FailureOutcome.UNKNOWN, "Teams gave no id when I tried to open a group chat.",
					null, null);
		}
		return id;
	}

	/** Installs our app in the chat, with the permissions that it asks for. */
	public void install(String chat, String app, List<String> permissions) {
		ObjectNode wish = TeamsJson.object().put("teamsApp@odata.bind", url + "/appCatalogs/teamsApps/" + id(app));
		ArrayNode consented = wish.putObject("consentedPermissionSet").putArray("resourceSpecificPermissions");
		permissions.forEach(permission -> consented.addObject()
			.put("permissionValue", permission)
			.put("permissionType", "Application"));
		unlessThere(() -> call(HttpMethod.POST, "/chats/" + id(chat) + "/installedApps", wish,
				"put Firewatch into a group chat"));
	}

	/** Adds the person to the chat, with its whole history. */
	public void join(String chat, GraphMember person) {
		ObjectNode member = member(person).put("visibleHistoryStartDateTime", "0001-01-01T00:00:00Z");
		unlessThere(
				() -> call(HttpMethod.POST, "/chats/" + id(chat) + "/members", member, "add somebody to a group chat"));
	}

	private static void unlessThere(Runnable adding) {
		try {
			adding.run();
		}
		catch (TeamsFailure failure) {
			if (failure.outcome() != FailureOutcome.PERMANENT || !failure.nameTaken()) {
				throw failure;
			}
		}
	}

	/** The addresses that the channel's tabs show. */
	public List<String> tabs(String team, String channel) {
		JsonNode tabs = call(HttpMethod.GET, channel(team, channel) + "/tabs", null, "see a channel's tabs");
		List<String> urls = new ArrayList<>();
		tabs.path("value").forEach(tab -> urls.add(TeamsJson.text(tab, "configuration.contentUrl", "")));
		return urls;
	}

	public void addTab(String team, String channel, String title, String address) {
		ObjectNode tab = TeamsJson.object()
			.put("displayName", Cut.to(title, 128))
			.put("teamsApp@odata.bind", url + "/appCatalogs/teamsApps/com.microsoft.teamspace.tab.web");
		tab.putObject("configuration").put("contentUrl", address).put("websiteUrl", address);
		call(HttpMethod.POST, channel(team, channel) + "/tabs", tab, "add a tab to a channel");
	}

	private ObjectNode member(GraphMember person) {
		ObjectNode member = TeamsJson.object()
			.put("@odata.type", MEMBER)
			.put("user@odata.bind", url + "/users('" + person.directoryId().replace("'", "") + "')");
		// People who are called in may call in others; of guests Graph takes only that
		// they are guests, and else refuses everybody.
		member.putArray("roles").add(person.guest() ? "guest" : "owner");
		return member;
	}

	private JsonNode call(HttpMethod method, String path, @Nullable ObjectNode body, String doing) {
		return web.call(Api.GRAPH, method, URI.create(url + path), body, doing);
	}

	private static String channel(String team, String channel) {
		return "/teams/" + id(team) + "/channels/" + id(channel);
	}

	private static String id(String id) {
		return Connector.encoded(id);
	}

}
