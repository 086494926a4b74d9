package dev.firewatch.chat.teams.inbound;

import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firewatch.chat.PlatformFailure;
import dev.firewatch.chat.teams.cards.TeamsJson;
import dev.firewatch.chat.teams.connector.Http;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * The keys with which Microsoft signs what it sends. Those known stay valid while the key
 * service is away.
 */
class TeamsKeys {

	private static final Logger log = LoggerFactory.getLogger(TeamsKeys.class);

	private static final Duration FRESH = Duration.ofDays(1);

	/** Forged key ids must not make us ask constantly. */
	private static final Duration PAUSE = Duration.ofMinutes(1);

	/** Nor must a key service that does not answer, as somebody waits each time. */
	private static final Duration PAUSE_WITHOUT_KEYS = Duration.ofSeconds(10);

	private static final String DOING = "look up the keys of the Bot Framework";

	private final String metadataUrl;

	private final Http http;

	private final Clock realTime;

	private KeySet keySet = new KeySet("", Map.of());

	private Instant askAgainAt = Instant.MIN;

	private Instant freshUntil = Instant.MIN;

	/** A key, and the channels whose messages it may sign. */
	record SigningKey(RSAPublicKey publicKey, Set<String> endorsements) {
	}

	private record KeySet(String issuer, Map<String, SigningKey> keys) {
	}

	TeamsKeys(String metadataUrl, Http http, Clock realTime) {
		this.metadataUrl = metadataUrl;
		this.http = http;
		this.realTime = realTime;
	}

	/** Who signs. */
	synchronized String issuer() {
		return keySet.issuer();
	}

	/** The key with this id; empty if there is none. */
	synchronized Optional<SigningKey> find(String id) {
		Instant now = realTime.instant();
		boolean wanted = !keySet.keys().containsKey(id) || now.isAfter(freshUntil);
		if (wanted && now.isAfter(askAgainAt)) {
			refresh(now);
		}
		if (keySet.keys().isEmpty()) {
			throw PlatformFailure.temporary("The key service of the Bot Framework can't be reached.", null);
		}
		return Optional.ofNullable(keySet.keys().get(id));
	}

	private void refresh(Instant now) {
		try {
			JsonNode metadata = read(metadataUrl);
			String issuer = TeamsJson.text(metadata, "issuer", "");
			String keysUrl = TeamsJson.text(metadata, "jwks_uri", "");
			if (issuer.isEmpty() || keysUrl.isEmpty()) {
				throw PlatformFailure.temporary("The Bot Framework's metadata at TEAMS_OPENID_URL can't be read.",
						null);
			}
			keySet = new KeySet(issuer, keys(read(keysUrl)));
			askAgainAt = now.plus(PAUSE);
			freshUntil = now.plus(FRESH);
		}
		catch (PlatformFailure failure) {
			askAgainAt = now.plus(keySet.keys().isEmpty() ? PAUSE_WITHOUT_KEYS : PAUSE);
			log.warn("The keys of the Bot Framework could not be read: {}", failure.code());
		}
	}

	private JsonNode read(String url) {
		Http.HttpAnswer httpAnswer = http.call(HttpMethod.GET, URI.create(url), null, MediaType.APPLICATION_JSON,
				headers -> {
				}, DOING);
		if (!httpAnswer.isOk()) {
			throw PlatformFailure.temporary("I could not " + DOING + " (HTTP " + httpAnswer.status() + ").", null);
		}
		return httpAnswer.body();
	}

	private static Map<String, SigningKey> keys(JsonNode document) {
		Map<String, SigningKey> keys = new HashMap<>();
		for (JsonNode key : document.path("keys")) {
			String id = TeamsJson.text(key, "kid");
			if (id != null && "RSA".equals(TeamsJson.text(key, "kty"))) {
				Set<String> endorsements = new HashSet<>();
				key.path("endorsements").forEach(channel -> endorsements.add(channel.asText()));
				keys.put(id, new SigningKey(rsa(key), endorsements));
			}
		}
		return keys;
	}

	private static RSAPublicKey rsa(JsonNode key) {
		try {
			return (RSAPublicKey) KeyFactory.getInstance("RSA")
				.generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
		}
		catch (GeneralSecurityException | IllegalArgumentException unreadable) {
			throw PlatformFailure.temporary("A key of the Bot Framework can't be read.", null);
		}
	}

	private static BigInteger number(JsonNode key, String name) {
		return new BigInteger(1, Base64.getUrlDecoder().decode(TeamsJson.text(key, name, "")));
	}

}
