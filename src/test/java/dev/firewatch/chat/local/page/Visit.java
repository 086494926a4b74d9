package dev.firewatch.chat.local.page;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.firewatch.chat.Action;
import dev.firewatch.testing.Csrf;

/** Somebody's browser at the workspace, without the looks. */
record Visit(int port, String handle) {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	HttpResponse<String> get(String path) {
		return send(request(path).GET().build());
	}

	String messages(String room) {
		return get("/local/messages?room=" + room).body();
	}

	HttpResponse<String> say(String room, String text) {
		return say(room, text, UUID.randomUUID().toString());
	}

	HttpResponse<String> say(String room, String text, String key) {
		return post("/local/say", "room", room, "text", text, "key", key);
	}

	/** Says it with a file. */
	HttpResponse<String> share(String room, String text, String name, String content) {
		StringBuilder body = new StringBuilder();
		List.of(List.of("room", room), List.of("text", text), List.of("key", UUID.randomUUID().toString()))
			.forEach(field -> body.append("--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
				.formatted(field.get(0), field.get(1))));
		body.append("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--edge--\r\n"
			.formatted(name, content));
		return send(request("/local/say").header("Content-Type", "multipart/form-data; boundary=edge")
			.POST(HttpRequest.BodyPublishers.ofString(body.toString()))
			.build());
	}

	HttpResponse<String> press(String room, Action action) {
		return post("/local/press", "room", room, "action", HtmlRenderer.encoded(action), "key",
				UUID.randomUUID().toString());
	}

	HttpResponse<String> post(String path, String... form) {
		List<String> pairs = new ArrayList<>();
		for (int i = 0; i < form.length; i += 2) {
			pairs.add(form[i] + "=" + URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
		}
		return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))
			.build());
	}

	/** The rooms of incidents that the person sees, newest first. */
	List<String> incidentRooms() {
		return all(get("/local/rooms").body(), "room=(inc-[^\"&]*)\"");
	}

	/** What the pattern's group matches, each once. */
	static List<String> all(String text, String pattern) {
		Matcher matcher = Pattern.compile(pattern).matcher(text);
		List<String> found = new ArrayList<>();
		while (matcher.find()) {
			found.add(matcher.group(1));
		}
		return found.stream().distinct().toList();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("Cookie", WhoAmI.COOKIE + "=" + handle + "; " + Csrf.COOKIE)
			.header(Csrf.HEADER, Csrf.token());
	}

	private static HttpResponse<String> send(HttpRequest request) {
		try {
			return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
