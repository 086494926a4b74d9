package dev.firewatch.web.access;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTests {

	private final Access local = new Access(true, "");

	@Test
	void letsOnlyThisMachineInInLocalMode() {
		assertThat(local.fromHere("localhost:8080", null)).isTrue();
		assertThat(local.fromHere("127.0.0.1", "http://127.0.0.1")).isTrue();
		assertThat(local.fromHere("[::1]:8080", "http://[::1]:8080")).isTrue();
		assertThat(local.fromHere("evil.example:8080", null)).isFalse();
		assertThat(local.fromHere("localhost:8080", "http://evil.example")).isFalse();
		assertThat(local.fromHere("localhost:8080", "http://localhost:9999")).isFalse();
		assertThat(local.fromHere("localhost.evil.example", null)).isFalse();
		assertThat(local.fromHere(null, null)).isFalse();
	}

	@Test
	void keepsTheWorkspaceToThisMachineWhereverItIsOn() {
		Access beside = new Access(false, "s3cret");

		assertThat(beside.onlyForThisMachine("/local/clock")).isTrue();
		assertThat(beside.onlyForThisMachine("/")).isTrue();
		assertThat(beside.onlyForThisMachine("/incidents/INC-2026-0001")).isFalse();
		assertThat(local.onlyForThisMachine("/incidents/INC-2026-0001")).isTrue();
	}

	@Test
	void opensTheApiByTokenAloneOutsideLocalMode() {
		Access closed = new Access(false, "");
		Access withToken = new Access(false, "s3cret");

		assertThat(closed.asksForToken()).isTrue();
		assertThat(closed.isApiToken("")).isFalse();
		assertThat(withToken.isApiToken("s3cret")).isTrue();
		assertThat(withToken.isApiToken("s3cres")).isFalse();
	}

	@Test
	void asksForTheTokenInLocalModeOnceOneIsSet() {
		assertThat(local.asksForToken()).isFalse();
		assertThat(new Access(true, "s3cret").asksForToken()).isTrue();
	}

}
