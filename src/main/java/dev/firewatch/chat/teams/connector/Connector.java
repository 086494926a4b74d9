package dev.firewatch.chat.teams.connector;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.TeamsLogin.Api;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriUtils;

/** The calls to the Bot Framework's Connector that we need, each made once. */
public class Connector {

	private final TeamsWeb web;

	private final TeamsReferences references;

	private final ServiceHosts hosts;

	private final TeamsSettings settings;

	Connector(TeamsWeb web, TeamsReferences references, ServiceHosts hosts, TeamsSettings settings) {
		this.web = web;
		this.references = references;
		this.hosts = hosts;
		this.settings = settings;
	}

	/** Sends to the conversation and returns the message's id. */
	String send(String conversation, ObjectNode activity, String doing) {
		JsonNode answer = web.call(Api.CONNECTOR, HttpMethod.POST, at(conversation, "/activities"), activity, doing);
		return id(answer, "id", doing);
	}

	void update(String conversation, String message, ObjectNode activity, String doing) {
		web.call(Api.CONNECTOR, HttpMethod.PUT, at(conversation, "/activities/" + encoded(message)),
				activity.put("id", message), doing);
	}

	/** The post in a channel that begins a thread. */
	public record Thread(String conversation, String message) {
	}

	/** Begins a thread in the channel. */
	Thread begin(String channel, ObjectNode activity, String doing) {
		ObjectNode wish = TeamsJson.object().put("isGroup", true);
		wish.putObject("channelData").putObject("channel").put("id", channel);
		wish.set("activity", activity);
		addBot(wish);
		JsonNode answer = web.call(Api.CONNECTOR, HttpMethod.POST, URI.create(service(channel) + "v3/conversations"),
				wish, doing);
		String conversation = id(answer, "id", doing);
		String message = TeamsJson.text(answer, "activityId");
		return new Thread(conversation, message == null ? conversation.replaceFirst("^.*;messageid=", "") : message);
	}

	/** Opens the chat with one person alone, and returns its id. */
	String chat(String userId) {
		ObjectNode wish = TeamsJson.object().put("isGroup", false);
		wish.putArray("members").addObject().put("id", userId);
		addBot(wish);
		wish.putObject("channelData").putObject("tenant").put("id", settings.tenantId());
		String doing = "open a chat with somebody";
		return id(web.call(Api.CONNECTOR, HttpMethod.POST, URI.create(service("") + "v3/conversations"), wish, doing),
				"id", doing);
	}

	/** Looks up a member of the conversation; for somebody who waits. */
	JsonNode member(String conversation, String accountId) {
		return web.briskly(Api.CONNECTOR, at(conversation, "/members/" + encoded(accountId)), "look somebody up");
	}

	private void addBot(ObjectNode wish) {
		wish.putObject("bot").put("id", "28:" + settings.appId());
		if (!settings.tenantId().isBlank()) {
			wish.put("tenantId", settings.tenantId());
		}
	}

	private URI at(String conversation, String rest) {
		return URI.create(service(conversation) + "v3/conversations/" + encoded(conversation) + rest);
	}

	/** The service address of the conversation, with a slash at the end. */
	public String service(String conversation) {
		String url = references.serviceUrl(conversation).orElse(hosts.byDefault());
		// A stored address may have been taken off the list since.
		if (url == null || !hosts.allow(url)) {
			throw PlatformFailure.permanent("I don't know where Teams is yet: somebody has to write to me there first,"
					+ " and TEAMS_SERVICE_HOSTS has to name the host.");
		}
		return url.endsWith("/") ? url : url + "/";
	}

	private static String id(JsonNode answer, String name, String doing) {
		String id = TeamsJson.text(answer, name);
		if (id == null) {
			throw new PlatformFailure(PlatformFailure.FailureOutcome.UNKNOWN,
					"Teams gave no id when I tried to " + doing + ".", null, null);
		}
		return id;
	}

	static String encoded(@Nullable String id) {
		return UriUtils.encode(id == null ? "" : id, StandardCharsets.UTF_8);
	}

}
