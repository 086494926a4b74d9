package dev.firewatch.chat.teams.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

import com.microsoft.bot.builder.InvokeResponse;
import com.microsoft.bot.schema.Activity;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.TeamsIsOn;
import dev.firewatch.chat.teams.inbound.TeamsTokens.TokenVerdict;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accepts what Teams sends, after checking that it comes from Teams. */
@RestController
@Conditional(TeamsIsOn.class)
class MessagesController {

	static final int LARGEST_BODY = 1 << 20;

	private static final Logger log = LoggerFactory.getLogger(MessagesController.class);

	private final TeamsTokens tokens;

	private final TeamsBot bot;

	private final TurnAdapter turns = new TurnAdapter();

	MessagesController(TeamsTokens tokens, TeamsBot bot) {
		this.tokens = tokens;
		this.bot = bot;
	}

	@PostMapping("/api/messages")
	ResponseEntity<String> message(HttpServletRequest request) throws IOException {
		byte[] body;
		try (InputStream in = request.getInputStream()) {
			body = in.readNBytes(LARGEST_BODY + 1);
		}
		if (body.length > LARGEST_BODY) {
			return empty(HttpStatus.CONTENT_TOO_LARGE);
		}
		Optional<Activity> activity = ActivityJson.read(new String(body, StandardCharsets.UTF_8));
		if (activity.isEmpty()) {
			return empty(HttpStatus.BAD_REQUEST);
		}
		try {
			TokenVerdict tokenVerdict = tokens.verdict(request.getHeader(HttpHeaders.AUTHORIZATION), activity.get());
			return switch (tokenVerdict) {
				case WELCOME -> answer(turns.turn(activity.get(), bot));
				case UNKNOWN_SENDER -> empty(HttpStatus.UNAUTHORIZED);
				case NOT_ALLOWED -> empty(HttpStatus.FORBIDDEN);
			};
		}
		catch (PlatformFailure failure) {
			// Teams tries again where it can.
			log.warn("What Teams sent could not be handled: {}", failure.code());
			return empty(HttpStatus.SERVICE_UNAVAILABLE);
		}
		catch (RuntimeException fault) {
			// The sender learns nothing about what is wrong here.
			log.error("Fault {}", UUID.randomUUID().toString().substring(0, 8), fault);
			return empty(HttpStatus.INTERNAL_SERVER_ERROR);
		}
	}

	private static ResponseEntity<String> answer(Optional<InvokeResponse> response) {
		return response.filter(given -> given.getBody() != null)
			.map(given -> ResponseEntity.status(given.getStatus())
				.contentType(MediaType.APPLICATION_JSON)
				.body(TeamsJson.write(ActivityJson.tree(given.getBody()))))
			.orElseGet(() -> empty(HttpStatus.OK));
	}

	private static ResponseEntity<String> empty(HttpStatus status) {
		return ResponseEntity.status(status).build();
	}

}
