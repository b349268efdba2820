# Blinks the green LED of the expansion board, which is on while its pin is low.
import time
from machine import Pin

led = Pin('GP16', mode=Pin.OUT, value=1)

while True:
    led.toggle()
    print('LED', 'off' if led() else 'on')
    time.sleep_ms(500)
