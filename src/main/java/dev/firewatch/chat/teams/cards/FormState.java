package dev.firewatch.chat.teams.cards;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.firewatch.chat.Field;
import dev.firewatch.chat.Form;
import dev.firewatch.chat.Span;
import org.jspecify.annotations.Nullable;

/**
 * What a form carries so that its answer finds its way back and a mistake can be shown in
 * it: the form itself, and where it was opened. So nothing has to be stored until it is
 * sent, which may never happen.
 *
 * @param key the same however often the form is sent
 * @param room where it was opened
 * @param message the message whose button opened it
 */
public record FormState(Form form, String key, String room, @Nullable String message) {

	private static final int LARGEST = 300_000;

	private static final ObjectMapper MAPPER = JsonMapper.builder()
		.addModule(new JavaTimeModule())
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.addMixIn(Field.class, Named.class)
		.addMixIn(Span.class, Named.class)
		.build();

	static {
		MAPPER.registerSubtypes(Field.class.getPermittedSubclasses());
		MAPPER.registerSubtypes(Span.class.getPermittedSubclasses());
	}

	/** Names the kind of field or span. */
	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
	private interface Named {

	}

	String encoded() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream smaller = new DeflaterOutputStream(bytes)) {
			smaller.write(MAPPER.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException impossible) {
			throw new IllegalStateException("A form can't be written", impossible);
		}
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
	}

	/** Reads what came back; empty if it isn't our form. */
	static Optional<FormState> decoded(@Nullable String text) {
		if (text == null) {
			return Optional.empty();
		}
		try (InflaterInputStream larger = new InflaterInputStream(
				new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
			byte[] json = larger.readNBytes(LARGEST);
			return Optional.of(MAPPER.readValue(new String(json, StandardCharsets.UTF_8), FormState.class))
				.filter(state -> state.form() != null && state.key() != null && state.room() != null);
		}
		catch (IOException | IllegalArgumentException notOurs) {
			return Optional.empty();
		}
	}

}
