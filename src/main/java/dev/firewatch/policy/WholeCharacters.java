package dev.firewatch.policy;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Never passes on half a character: the YAML reader fails if one is split across the end
 * of its buffer.
 */
final class WholeCharacters extends FilterReader {

	private static final int MOST = 1_000;

	WholeCharacters(Reader text) {
		super(text);
	}

	@Override
	public int read(char[] buffer, int from, int length) throws IOException {
		int most = Math.min(length, MOST);
		int read = super.read(buffer, from, most);
		boolean half = read > 0 && Character.isHighSurrogate(buffer[from + read - 1]);
		if (half && read < length) {
			int more = super.read(buffer, from + read, 1);
			return more < 0 ? read : read + more;
		}
		return read;
	}

}
